using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Inspection;

/// <summary>Progressing: the controller works, or waits for what is on its way.</summary>
internal static class ProgressJudge
{
    public static Judgement? JudgeController(SetCase c)
    {
        if (c.Set.Status.ObservedGeneration < c.Set.Generation)
        {
            return new(Verdict.Progressing, "The controller has not yet taken up the newest spec", Since(c));
        }
        var step = c.Outlook.Next[0];
        if (step is not { Action: not ControllerAction.None, Ordinal: { } ordinal })
        {
            return null;
        }
        var name = PodIdentity.Name(c.Set.Name, ordinal);
        var occasion = Occasion(c);
        var what = step.Action switch
        {
            ControllerAction.CreatePod => $"{(occasion.Length == 0 ? "Creates" : "creates")} {Several(c.Outlook.Next, name)}",
            ControllerAction.DeletePod => $"{(occasion.Length == 0 ? "Deletes" : "deletes")} {Several(c.Outlook.Next, name)}",
            _ => Waiting(step.Rule, c.SlotAt(ordinal), name),
        };
        return new(Verdict.Progressing, $"{occasion}{what}{Afterwards(c)}", Since(c));
    }

    public static Judgement? JudgeNames(SetCase c)
    {
        var settling = c.InRange.Where(slot => NameFaults.IsWrong(slot.Name)).ToList();
        return settling is [var first, ..]
            ? new(Verdict.Progressing, $"{first.Pod?.Name ?? first.Name.Fqdn} is ready; its name does not resolve yet", c.NameExpectedSince(first))
            : null;
    }

    /// <summary>What it is all for, when that can be told; a pod that merely comes back needs no more words.</summary>
    private static string Occasion(SetCase c)
    {
        var replicas = OrdinalRange.Of(c.Set).Count;
        var condemned = c.Slots.Count(slot => slot is { InRange: false, Pod: not null });
        var isUpdate = !c.Rollout.Order.IsEmpty
            || (c.Set.Status.CurrentRevision != c.Set.Status.UpdateRevision && c.Rollout.Held.IsEmpty);
        return condemned > 0 ? $"Scaling {replicas + condemned} → {replicas}: "
            : isUpdate ? "Updating: "
            : "";
    }

    private static string Waiting(ControllerRule rule, Slot? slot, string name) => (rule, slot?.State) switch
    {
        (_, SlotState.Terminating) => $"{name} is being deleted",
        (ControllerRule.StaleClaim or ControllerRule.ClaimTerminating, _) => $"{name} waits for its old claim to go",
        (ControllerRule.WaitForAvailable, _) => $"{name} is ready and has to stay so",
        (_, SlotState.Pending) when slot!.Pod!.Node.Length == 0 => $"{name} waits for a node",
        _ => $"{name} is starting",
    };

    private static string Afterwards(SetCase c) => c.Outlook.Then is [{ Ordinal: { } ordinal } step, ..]
        ? $"; next: {(step.Action == ControllerAction.CreatePod ? "create" : "delete")} {PodIdentity.Name(c.Set.Name, ordinal)}"
        : "";

    private static string Several(ValueList<ControllerStep> steps, string first) => steps.Count == 1 ? first : $"{first} and {steps.Count - 1} more";

    /// <summary>Since the earliest of the changes that are under way.</summary>
    private static DateTimeOffset Since(SetCase c)
    {
        var moving = c.Slots
            .Where(slot => slot.Pod is not null && !(slot.InRange && slot.Available))
            .Select(slot => slot.Pod!.DeletionTimestamp ?? slot.Pod.ReadyChangedAt ?? slot.Pod.CreatedAt)
            .ToList();
        return moving.Count > 0 ? moving.Min()
            : c.InRange.Select(slot => slot.Pod?.ReadyChangedAt ?? c.Set.CreatedAt).Append(c.Set.CreatedAt).Max();
    }
}
