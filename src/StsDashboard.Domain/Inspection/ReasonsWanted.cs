using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>
/// Which objects' events would tell a reason that the objects themselves do not. Never depends on the events that are
/// known: else having read them would make them unwanted.
/// </summary>
internal static class ReasonsWanted
{
    /// <summary>What one set may ask for at once; in a set of hundreds, the first few tell what the others would.</summary>
    private const int Most = 8;

    public static ValueList<EventSubject> Of(SetCase c) =>
        Candidates(c).Where(candidate => candidate.From <= c.Now).Take(Most).Select(candidate => SubjectOf(candidate.About)).ToValueList();

    /// <summary>When something comes to be wanted.</summary>
    public static IEnumerable<DateTimeOffset?> Instants(SetCase c) => Candidates(c).Select(candidate => (DateTimeOffset?)candidate.From);

    public static EventSubject SubjectOf(Fact fact) => new(ObjectReference.To(fact).Kind, fact.Key, fact.Uid);

    private static IEnumerable<(Fact About, DateTimeOffset From)> Candidates(SetCase c)
    {
        if (c.DueSince is { } due)
        {
            yield return (c.Set, due.Plus(c.Options.ReasonWantedAfter));
        }
        foreach (var slot in c.InRange)
        {
            if (slot.Pod is { IsTerminating: false, IsFinished: false, IsRunningAndReady: false } pod && WantedFrom(pod, c.Options) is { } from)
            {
                yield return (pod, from);
            }
            foreach (var claim in slot.Claims.AsEnumerable())
            {
                if (claim.Claim is { Phase: "Pending", IsTerminating: false } pending)
                {
                    yield return (pending, PendingClaim.Since(pending, slot.Pod).Plus(c.Options.ReasonWantedAfter));
                }
            }
        }
    }

    /// <summary>A container that crashes tells why in its log, not in events.</summary>
    private static DateTimeOffset? WantedFrom(PodFact pod, InspectionOptions options) =>
        PodReasons.IsCrashLoop(pod.Reason) ? null
        : pod.Node.Length == 0 ? pod.CreatedAt.Plus(options.ReasonWantedAfter)
        : PodReasons.IsImagePull(pod.Reason) || PodReasons.IsContainerCreation(pod.Reason) ? pod.CreatedAt
        : PodDoctor.NotReadySince(pod).Plus(options.StartReasonWantedAfter);
}
