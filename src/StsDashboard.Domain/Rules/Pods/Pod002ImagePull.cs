using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Pods;

internal sealed class Pod002ImagePull() : Rule(
    RuleId,
    "Image cannot be pulled",
    Severity.Error,
    "The node cannot get the container's image: the name or tag does not exist, the registry refuses the credentials, or it cannot be reached. The kubelet goes on trying.",
    "Check image and tag in the set's template, and imagePullSecrets. After the template is put right in an OrderedReady set, the pod that hangs may have to be deleted by hand.")
{
    public const string RuleId = "POD002";

    public override ValueList<string> ExplainedBy => [Pod008InitContainerBlocks.RuleId];

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var slot in subject.NotReady)
        {
            if (slot.Pod is { } pod && PodReasons.IsImagePull(pod.Reason))
            {
                yield return Found(
                    subject,
                    ObjectReference.To(pod),
                    $"{pod.Name}: the image of container {pod.ReasonContainer} cannot be pulled",
                    [.. ContainerWords.Reason(pod), .. Evidence.Told(ToldOf.FailedPull(subject.Snapshot, pod))],
                    KubectlCommand.Describe("pod", pod.Key),
                    slot.Ordinal);
            }
        }
    }
}
