using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>When a verdict may change although nothing is heard: the earliest instant still ahead.</summary>
internal static class NextLook
{
    public static DateTimeOffset? At(SetCase c)
    {
        DateTimeOffset? earliest = null;
        foreach (var instant in Instants(c))
        {
            if (instant > c.Now && instant < DateTimeOffset.MaxValue && (earliest is null || instant < earliest))
            {
                earliest = instant;
            }
        }
        return earliest;
    }

    private static IEnumerable<DateTimeOffset?> Instants(SetCase c)
    {
        yield return c.Outlook.WaitingFor?.Until;
        yield return AwaitedPod.LookAgainAt(c);
        yield return c.DueSince?.Plus(c.Options.StepOverdueAfter);
        yield return c.UnobservedSince?.Plus(c.Options.StepOverdueAfter);
        yield return Progress.LastOf(c.Set, c.Slots, c.Outlook, c.DueSince, c.Now)?.Plus(c.Options.StalledAfter);
        foreach (var instant in ReasonsWanted.Instants(c))
        {
            yield return instant;
        }
        foreach (var slot in c.Slots.AsEnumerable())
        {
            if (slot.Pod is { } pod)
            {
                yield return Availability.AvailableAt(pod, c.Set.MinReadySeconds);
                yield return c.Doctor.LookAgainAt(pod);
                yield return pod.IsReady ? null : PodDoctor.NotReadySince(pod).Plus(c.Options.StartReasonWantedAfter);
                yield return pod.LastExit?.At?.Plus(c.Options.RestartRecentFor);
                yield return pod.DeletionTimestamp?.Plus(c.Options.TerminationOverdueAfter);
                // Also of a pod that is not ready: its Service may publish it all the same, and may have come later than it.
                yield return c.Service.Service is { } service ? NameAbsence.FaultAt(pod, service) : null;
            }
            if (NameFaults.IsWrong(slot.Name))
            {
                yield return slot.Name.CanLastUntil;
                yield return c.NameExpectedSince(slot).Plus(c.Options.NameNewFor);
                yield return c.NameExpectedSince(slot).Plus(c.Options.NameMissingAfter);
            }
            foreach (var claim in slot.Claims.AsEnumerable())
            {
                yield return claim.Claim?.DeletionTimestamp?.Plus(c.Options.TerminationOverdueAfter);
                yield return claim.Claim is { Phase: "Pending" } pending ? PendingClaim.Since(pending, slot.Pod).Plus(c.Options.ClaimPendingAfter) : null;
            }
        }
    }
}
