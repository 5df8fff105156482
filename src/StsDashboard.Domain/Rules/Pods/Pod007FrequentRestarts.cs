using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Pods;

internal sealed class Pod007FrequentRestarts() : Rule(
    RuleId,
    "Frequent restarts",
    Severity.Warning,
    "Containers of the pod have ended at least three times, on average at least once a day since the pod was created, the last time within the hour. Each restart takes the pod's name and its share of the work away for a while.",
    "Look at why the container ended: memory limit, liveness probe, or the program's own log.")
{
    public const string RuleId = "POD007";

    private const int Several = 3;

    public override ValueList<string> ExplainedBy => [Pod001CrashLoop.RuleId, Pod008InitContainerBlocks.RuleId];

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var slot in subject.WithPod)
        {
            if (slot.Pod is { IsTerminating: false, IsFinished: false, LastExit: { At: { } endedAt } exit } pod && IsFrequent(subject, pod, endedAt))
            {
                yield return Found(
                    subject,
                    ObjectReference.To(pod),
                    $"Containers of {pod.Name} have been restarted {pod.Restarts} times",
                    [$"created at {Evidence.At(pod.CreatedAt)}", .. ContainerWords.LastExit(pod)],
                    LogCommand.OfLastRun(pod, exit.Container),
                    slot.Ordinal);
            }
        }
    }

    /// <summary>The API keeps a count and the last end only; many restarts of long ago with one today are no news.</summary>
    private static bool IsFrequent(RuleSubject subject, PodFact pod, DateTimeOffset endedAt) =>
        pod.Restarts >= Several
        && subject.Now < endedAt.Plus(subject.Options.RestartRecentFor)
        && (endedAt - pod.CreatedAt).TotalDays <= pod.Restarts;
}
