using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Inspection;

/// <summary>Blocked: the controller waits for something that will not come by itself, or its next step fails.</summary>
internal static class BlockageJudge
{
    public static Judgement? Judge(SetCase c) => ForcedRollback(c) ?? ClaimNeedsSomebody(c) ?? Troubled(c) ?? StuckTerminating(c) ?? ClaimInTheWay(c) ?? Refused(c) ?? Overdue(c);

    private static Judgement? ForcedRollback(SetCase c) =>
        c.Rollout.ForcedRollbackNeeded && c.Awaited is { Pod: { } pod }
            ? new(
                Verdict.Blocked,
                $"Waits for {pod.Name}: {c.Doctor.Examine(pod)?.Text ?? "it does not become ready"} at a revision that the update would replace; only deleting the pod helps",
                PodDoctor.NotReadySince(pod))
            : null;

    /// <summary>OrderedReady waits for one pod; in a Parallel set every pod is waited for.</summary>
    private static Judgement? Troubled(SetCase c)
    {
        var awaited = c.Set.IsMonotonic
            ? c.Awaited is { } one ? [one] : []
            : c.InRange.Where(slot => slot.Pod is not null);
        foreach (var slot in awaited)
        {
            if (slot.Pod is { } pod && c.Doctor.Examine(pod) is { EndsByItself: false } trouble)
            {
                return new(Verdict.Blocked, $"Waits for {pod.Name}: {trouble.Text}", trouble.Since);
            }
        }
        return null;
    }

    /// <summary>The scheduler says so too, but later and without the reason.</summary>
    private static Judgement? ClaimNeedsSomebody(SetCase c)
    {
        if (c.Awaited is not { InRange: true, Pod: { IsTerminating: false, Node: "" } pod } slot)
        {
            return null;
        }
        foreach (var claimSlot in slot.Claims)
        {
            if (claimSlot.Claim is { Phase: "Pending", IsTerminating: false } claim
                && PendingClaim.Of(c.Snapshot, claim, pod) is { NeedsSomebody: true } pending
                && c.Now >= PendingClaim.Since(claim, pod).Plus(c.Options.ReasonWantedAfter))
            {
                return new(Verdict.Blocked, $"Waits for {pod.Name}: its claim {claim.Name} is p{pending.Text.TrimEnd('.')[1..]}", claim.CreatedAt);
            }
        }
        return null;
    }

    private static Judgement? Refused(SetCase c) =>
        c.Refusal is { } refusal && c.DueSince is { } since
            ? new(Verdict.Blocked, refusal.Words, refusal.Event.FirstAt < since ? refusal.Event.FirstAt : since)
            : null;

    private static Judgement? StuckTerminating(SetCase c)
    {
        if (c.Awaited is not { Pod: { DeletionTimestamp: { } due } pod } || c.Now < due.Plus(c.Options.TerminationOverdueAfter))
        {
            return null;
        }
        var node = c.Snapshot.Nodes.Find("", pod.Node);
        var why = node is { IsReady: false } ? $": its node {pod.Node} is not ready" : "";
        return new(Verdict.Blocked, $"Waits for {pod.Name}, which should be gone and is still terminating{why}", due);
    }

    private static Judgement? ClaimInTheWay(SetCase c)
    {
        if (c.Outlook.WaitingFor is not { Rule: ControllerRule.ClaimTerminating or ControllerRule.StaleClaim, Ordinal: { } ordinal })
        {
            return null;
        }
        foreach (var template in c.Set.ClaimTemplates)
        {
            var name = ClaimNames.Of(template.Name, c.Set.Name, ordinal);
            if (c.Snapshot.Claims.Find(c.Set.Namespace, name) is { DeletionTimestamp: { } since }
                && c.Now >= since.Plus(c.Options.TerminationOverdueAfter))
            {
                return new(Verdict.Blocked, $"{PodIdentity.Name(c.Set.Name, ordinal)} cannot be created: its claim {name} is being deleted and something still holds it", since);
            }
        }
        return null;
    }

    private static Judgement? Overdue(SetCase c)
    {
        if (c.DueSince is not { } since || c.Now < since.Plus(c.Options.StepOverdueAfter) || c.Outlook.Next[0] is not { Ordinal: { } ordinal } step)
        {
            return null;
        }
        var done = step.Action == ControllerAction.CreatePod ? "created" : "deleted";
        var why = ToldOf.WhyUnknown(c.Snapshot, c.Set) ?? "the set's events may say why";
        return new(Verdict.Blocked, $"{PodIdentity.Name(c.Set.Name, ordinal)} should have been {done} and is not; {why}", since);
    }
}
