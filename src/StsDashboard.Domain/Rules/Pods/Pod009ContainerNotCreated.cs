using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Pods;

internal sealed class Pod009ContainerNotCreated() : Rule(
    RuleId,
    "Container cannot be created",
    Severity.Error,
    "The pod has its node, and its containers still cannot be made or run: a volume cannot be attached or mounted, the pod's network cannot be set up, a ConfigMap, Secret or key that the template names is missing, the command does not exist in the image, or the runtime refuses the security settings.",
    "The message names what is missing. Create it, or mend the template.")
{
    public const string RuleId = "POD009";

    public override ValueList<string> ExplainedBy => [Pod008InitContainerBlocks.RuleId];

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var slot in subject.NotReady)
        {
            if (slot.Pod is { } pod && PodReasons.IsContainerCreation(pod.Reason))
            {
                yield return Found(
                    subject,
                    ObjectReference.To(pod),
                    $"{pod.Name}: container {pod.ReasonContainer} cannot be created",
                    [.. ContainerWords.Reason(pod)],
                    KubectlCommand.Describe("pod", pod.Key),
                    slot.Ordinal);
            }
            else if (slot.Pod is { } starting && subject.Doctor.StartFailure(starting) is { } failure)
            {
                yield return Found(
                    subject,
                    ObjectReference.To(starting),
                    $"{starting.Name}: its containers cannot be made ({failure.Reason})",
                    [.. Evidence.Told(failure), $"on {starting.Node} {Evidence.Since(starting.ScheduledAt ?? starting.CreatedAt)}"],
                    KubectlCommand.Describe("pod", starting.Key),
                    slot.Ordinal);
            }
        }
    }
}
