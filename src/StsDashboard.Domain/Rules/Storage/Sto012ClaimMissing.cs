using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Storage;

internal sealed class Sto012ClaimMissing() : Rule(
    RuleId,
    "Pod refers to a claim that does not exist",
    Severity.Error,
    "The pod cannot be placed because a claim it mounts does not exist. Claims of the set's templates are made with the pod; a claim that the pod template names has to be made by somebody.",
    "Create the claim, or correct its name in the pod template. A claim of the set's own templates comes back when the pod is deleted.")
{
    public const string RuleId = "STO012";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (!subject.Knows(SourceKind.PersistentVolumeClaims))
        {
            yield break;
        }
        foreach (var slot in subject.InRange)
        {
            // Claims and pods arrive by different watches; only what the scheduler says itself is no race between them.
            if (slot.Pod is not { Reason: "Unschedulable", Node: "", IsTerminating: false } pod)
            {
                continue;
            }
            foreach (var name in pod.ClaimNames.Distinct())
            {
                if (subject.Snapshot.Claims.Find(subject.Set.Namespace, name) is null)
                {
                    yield return Found(
                        subject,
                        ObjectReference.To(pod),
                        $"{pod.Name} mounts claim {name}, which does not exist",
                        [subject.Set.SharedClaims.Contains(name) ? "named by the pod template" : "of the set's claim templates", .. pod.Message.Length > 0 ? [pod.Message] : Array.Empty<string>()],
                        subject.Set.SharedClaims.Contains(name) ? KubectlCommand.In(pod.Namespace, "get", "pvc") : KubectlCommand.DeletePod(pod.Key),
                        slot.Ordinal);
                }
            }
        }
    }
}
