using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Pods;

internal sealed class Pod008InitContainerBlocks() : Rule(
    RuleId,
    "Init container blocks the start",
    Severity.Error,
    "Init containers run one after the other before the pod's own, each to its end. While one runs or fails, the pod is not ready, so it has no name unless the governing Service publishes not-ready addresses: an init container that waits for the pod's own name, or for a member that OrderedReady creates later, waits for ever. For information only while it may still be preparing.",
    "Read the init container's log. When it waits for names of the set itself, set publishNotReadyAddresses on the governing Service; when it waits for later ordinals, podManagementPolicy Parallel.")
{
    public const string RuleId = "POD008";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var slot in subject.NotReady)
        {
            if (slot.Pod is { } pod && PodReasons.IsInit(pod.Reason))
            {
                var isAtWork = PodReasons.IsInitAtWork(pod.Reason);
                yield return Found(
                    subject,
                    ObjectReference.To(pod),
                    $"Init container {pod.ReasonContainer} {(isAtWork ? "has not ended" : "fails")}: {pod.Name} does not start",
                    [.. ContainerWords.Reason(pod), Evidence.Since(pod.ReasonSince ?? PodDoctor.NotReadySince(pod)), .. ContainerWords.LastExit(pod)],
                    LogCommand.Of(pod, pod.ReasonContainer),
                    slot.Ordinal,
                    isAtWork && subject.Doctor.Examine(pod) is null ? Severity.Info : Severity.Error);
            }
        }
    }
}
