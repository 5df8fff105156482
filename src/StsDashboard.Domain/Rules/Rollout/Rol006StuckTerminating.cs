using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Rollout;

internal sealed class Rol006StuckTerminating() : Rule(
    RuleId,
    "Pod stuck terminating",
    Severity.Error,
    "The pod's grace period is over and the pod is still there. Its ordinal cannot be created again before the pod object is gone, for two "
    + "pods of one name must never run at once. Usual causes: the node is dead or cut off, a finalizer, a volume that cannot be unmounted.",
    "Find out what holds the pod. Delete it by force only when it is certain that it does not run any more: on a node that is merely cut off "
    + "it may still write to its volume.")
{
    public const string RuleId = "ROL006";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var slot in subject.WithPod)
        {
            if (slot.Pod is { DeletionTimestamp: { } due } pod && subject.Now >= due.Plus(subject.Options.TerminationOverdueAfter))
            {
                var nodeIsNotReady = subject.Snapshot.Nodes.Find("", pod.Node) is { IsReady: false };
                yield return Found(
                    subject,
                    ObjectReference.To(pod),
                    $"{pod.Name} should be gone and is still terminating{Because(pod, nodeIsNotReady)}",
                    [$"deletionTimestamp {Evidence.At(due)}", $"node {pod.Node}", .. pod.Finalizers.Select(finalizer => $"finalizer {finalizer}")],
                    nodeIsNotReady && pod.Finalizers.IsEmpty
                        ? KubectlCommand.In(pod.Namespace, "delete", "pod", pod.Name, "--grace-period=0", "--force")
                        : KubectlCommand.Describe("pod", pod.Key),
                    slot.Ordinal);
            }
        }
    }

    private static string Because(PodFact pod, bool nodeIsNotReady) =>
        !pod.Finalizers.IsEmpty ? ": a finalizer holds it"
        : nodeIsNotReady ? $": its node {pod.Node} is not ready"
        : "";
}
