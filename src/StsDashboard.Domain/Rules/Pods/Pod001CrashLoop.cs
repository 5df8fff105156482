using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Pods;

internal sealed class Pod001CrashLoop() : Rule(
    RuleId,
    "Crash loop",
    Severity.Error,
    "A container of the pod ends again and again soon after its start. The kubelet waits longer before each new start, up to five minutes, so a mended cause may show late.",
    "Read the log of the container's last run. Exit code 137 is a kill, usually for memory; 1 or 2 usually comes from the program itself.")
{
    public const string RuleId = "POD001";

    public override ValueList<string> ExplainedBy => [Pod008InitContainerBlocks.RuleId];

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var slot in subject.NotReady)
        {
            if (slot.Pod is { } pod && Crashes(pod))
            {
                var container = pod.ReasonContainer.Length > 0 ? pod.ReasonContainer : pod.LastExit?.Container ?? "";
                yield return Found(
                    subject,
                    ObjectReference.To(pod),
                    $"{pod.Name} crashes again and again{(container.Length == 0 ? "" : $" (container {container})")}",
                    [$"{pod.Restarts} restarts", .. ContainerWords.Reason(pod), .. ContainerWords.LastExit(pod)],
                    LogCommand.OfLastRun(pod, container),
                    slot.Ordinal);
            }
        }
    }

    /// <summary>Between two crashes the container runs, and the pod gives no reason.</summary>
    private static bool Crashes(PodFact pod) =>
        PodReasons.IsCrashLoop(pod.Reason)
        || (PodDoctor.KeepsEnding(pod) && !PodReasons.IsImagePull(pod.Reason) && !PodReasons.IsContainerCreation(pod.Reason));
}
