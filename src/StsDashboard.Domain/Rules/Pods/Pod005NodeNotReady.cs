using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Pods;

internal sealed class Pod005NodeNotReady() : Rule(
    RuleId,
    "Node not ready",
    Severity.Error,
    "The kubelet of the pod's node reports no more, or reports trouble. The pod counts as not ready, and after its toleration (five minutes by default) it is to be evicted: it then stays terminating, and its ordinal is not created elsewhere, until the node comes back or is certainly gone.",
    "Bring the node back. When it is certain that it is off, delete the Node object or taint it node.kubernetes.io/out-of-service: that removes its pods and detaches their volumes.")
{
    public const string RuleId = "POD005";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var slot in subject.WithPod)
        {
            if (slot.Pod is { Node.Length: > 0, IsFinished: false } pod && subject.Snapshot.Nodes.Find("", pod.Node) is { IsReady: false } node)
            {
                // The node lifecycle controller marks the pods a moment later; until then they may well serve.
                var stillServes = pod is { IsRunningAndReady: true, IsTerminating: false };
                yield return Found(
                    subject,
                    ObjectReference.To(pod),
                    $"{pod.Name} is on {node.Name}, which is not ready",
                    node.ReadyChangedAt is { } since ? [$"{node.Name} is not ready {Evidence.Since(since)}"] : [],
                    KubectlCommand.Describe("node", node.Key),
                    slot.Ordinal,
                    stillServes ? Severity.Warning : Severity.Error);
            }
        }
    }
}
