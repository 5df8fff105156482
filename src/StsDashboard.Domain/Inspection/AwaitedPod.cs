using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Inspection;

/// <summary>Says why the controller waits for a pod to become ready, and what is held up meanwhile.</summary>
internal static class AwaitedPod
{
    public static string Sentence(SetCase c, Slot slot, PodFact pod) => c.Doctor.Examine(pod) switch
    {
        { } trouble when c.Rollout.ForcedRollbackNeeded =>
            $"The controller waits for {pod.Name}: {trouble.Text}{For(trouble, c.Now)}, at revision {pod.Revision}. It replaces no pod before this one is ready, "
            + $"not even this one; once somebody deletes it, it comes back at {new RevisionChoice(c.Set).ForNewPod(slot.Ordinal)}.",
        { } trouble => $"The controller waits for {pod.Name}: {trouble.Text}{For(trouble, c.Now)}{AtOldRevision(c.Set, pod)}. {HeldUp(c, slot)}",
        null => $"The controller waits for {pod.Name} to become ready{AtOldRevision(c.Set, pod)}. {HeldUp(c, slot)}",
    };

    /// <summary>When the sentence has to be written anew because a longer time is to be named in it.</summary>
    public static DateTimeOffset? LookAgainAt(SetCase c) =>
        c.Outlook.WaitingFor is { Rule: ControllerRule.WaitForReady } && c.Awaited?.Pod is { } pod && c.Doctor.Examine(pod) is { } trouble
            ? WaitText.NextAfter(trouble.Since, c.Now)
            : null;

    private static string For(PodTrouble trouble, DateTimeOffset now) =>
        WaitText.Of(now - trouble.Since) is { Length: > 0 } time ? $", for {time}" : "";

    private static string AtOldRevision(StatefulSetFact set, PodFact pod) =>
        new RevisionChoice(set).IsOutdated(pod) ? $", at revision {pod.Revision}" : "";

    private static string HeldUp(SetCase c, Slot slot)
    {
        if (!c.Set.IsMonotonic)
        {
            return "Nothing else is to be done.";
        }
        var missing = c.InRange.FirstOrDefault(other => other.Ordinal > slot.Ordinal && other.State == SlotState.Missing);
        return missing is not null ? $"OrderedReady lets {PodIdentity.Name(c.Set.Name, missing.Ordinal)} start only after it."
            : c.Slots.Any(other => other is { InRange: false, Pod: not null }) ? "OrderedReady scales nothing down before."
            : !c.Rollout.Order.IsEmpty ? "OrderedReady updates no pod before."
            : "OrderedReady does nothing more before.";
    }
}
