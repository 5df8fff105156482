using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Pods;

internal sealed class Pod010ReadinessLost() : Rule(
    RuleId,
    "Pod is no longer ready",
    Severity.Warning,
    "The pod was ready and is not any more: its readiness probe fails, or a container is being restarted. Its address leaves the Service, its name stops resolving unless not-ready addresses are published, and in an OrderedReady set every update and scale-down waits for it.",
    "Look at the pod's events for what the probe says, and at its log.")
{
    public const string RuleId = "POD010";

    public override ValueList<string> ExplainedBy =>
    [
        Pod001CrashLoop.RuleId, Pod002ImagePull.RuleId, Pod005NodeNotReady.RuleId, Pod008InitContainerBlocks.RuleId, Pod009ContainerNotCreated.RuleId,
    ];

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var slot in subject.NotReady)
        {
            if (slot.Pod is { } pod && PodDoctor.WasReadyBefore(pod))
            {
                yield return Found(
                    subject,
                    ObjectReference.To(pod),
                    $"{pod.Name} was ready and is not any more",
                    [$"not ready {Evidence.Since(PodDoctor.NotReadySince(pod))}", .. ContainerWords.Reason(pod), .. Evidence.Told(subject.Doctor.FailedProbe(pod))],
                    KubectlCommand.Describe("pod", pod.Key),
                    slot.Ordinal);
            }
        }
    }
}
