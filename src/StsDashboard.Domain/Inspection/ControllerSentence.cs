using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Inspection;

/// <summary>Says what the controller does or waits for, by which rule, and what comes then.</summary>
internal static class ControllerSentence
{
    public static string Of(SetCase c)
    {
        var (set, outlook) = (c.Set, c.Outlook);
        var step = outlook.Next[0];
        if (step.Rule == ControllerRule.WaitForReady && c.Awaited is { Pod: { } awaited } slot)
        {
            return AwaitedPod.Sentence(c, slot, awaited) + Then(set, outlook, unless: c.Rollout.ForcedRollbackNeeded);
        }
        var main = step.Ordinal is { } ordinal ? Main(set, step, PodIdentity.Name(set.Name, ordinal)) : Rest(step.Rule);
        var more = outlook.Next.Count > 1 ? $" At the same time: {Listed(set, outlook.Next)}." : "";
        var refused = c.Refusal is not { } refusal ? ""
            : $" The API server refuses {(refusal.Claim.Length == 0 ? refusal.Pod : $"its claim {refusal.Claim}")}: {PodDoctor.FirstSentence(refusal.Text)}.";
        return $"{main}.{more}{refused}{Then(set, outlook)}";
    }

    private static string Then(StatefulSetFact set, ControllerOutlook outlook, bool unless = false) =>
        !unless && outlook.Then is [{ Ordinal: not null } next, ..] ? $" Then it {Done(set, next)}." : "";

    private static string Main(StatefulSetFact set, ControllerStep step, string pod) => step.Rule switch
    {
        ControllerRule.CreateMissing when step.Action == ControllerAction.CreatePod => $"The controller creates {pod}{At(step)}",
        ControllerRule.ReplaceFinished => $"The controller deletes {pod}, which has finished, and creates it again",
        ControllerRule.ScaleDown => $"The controller deletes {pod}, which is out of range; the highest ordinal goes first",
        ControllerRule.RollingUpdate => $"The controller deletes {pod} to create it again at {set.Status.UpdateRevision}; the highest outdated ordinal goes first",
        ControllerRule.StaleClaim => $"The controller waits: a claim of {pod} still belongs to an older pod of that name",
        ControllerRule.ClaimTerminating => $"The controller waits: a claim of {pod} is being deleted",
        ControllerRule.WaitForTermination => $"The controller waits until {pod} is gone",
        ControllerRule.WaitForAvailable => $"The controller waits until {pod} has been ready for {set.MinReadySeconds} s (minReadySeconds)",
        ControllerRule.ScaleDownWaits => $"The scale-down waits for {pod}: OrderedReady deletes no pod while one before it is not ready",
        ControllerRule.RollingUpdateWaits => $"The update waits for {pod} to become available",
        var rule => $"The controller waits for {pod} ({rule})",
    };

    private static string Rest(ControllerRule rule) => rule switch
    {
        ControllerRule.SetDeleted => "The set is being deleted: the controller only keeps its status",
        ControllerRule.OnDelete => "Nothing to do: OnDelete leaves outdated pods alone until someone deletes them",
        ControllerRule.Partition => "Nothing to do: the partition keeps the outdated pods as they are",
        ControllerRule.PodsUnknown => "What the controller does cannot be told without the pods",
        ControllerRule.UnknownStrategy => "Outdated pods are left, and what the controller does with them is not known here",
        _ => "Nothing to do: everything is as the set asks",
    };

    private static string Done(StatefulSetFact set, ControllerStep step)
    {
        var pod = PodIdentity.Name(set.Name, step.Ordinal!.Value);
        return step.Action == ControllerAction.CreatePod ? $"creates {pod}{At(step)}" : $"deletes {pod}";
    }

    private const int LongestList = 5;

    private static string Listed(StatefulSetFact set, ValueList<ControllerStep> steps)
    {
        var listed = steps.Skip(1).Take(LongestList).Select(step => Done(set, step));
        var rest = steps.Count - 1 - LongestList;
        return string.Join(", ", rest > 0 ? listed.Append($"and {rest} more") : listed);
    }

    private static string At(ControllerStep step) => step.Revision.Length > 0 ? $" at {step.Revision}" : "";
}
