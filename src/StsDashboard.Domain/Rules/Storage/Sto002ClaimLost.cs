using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Storage;

internal sealed class Sto002ClaimLost() : Rule(
    RuleId,
    "Claim lost its volume",
    Severity.Error,
    "The claim was bound to a PersistentVolume that no longer exists. Its data may still be in the storage system, but the cluster has lost the way to it; a running pod goes on until it restarts.",
    "Recreate the PersistentVolume for the same storage (with claimRef to this claim), or accept the loss: delete the claim and then the pod, and the set makes both anew and empty.")
{
    public const string RuleId = "STO002";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var used in subject.UsedClaims)
        {
            if (used.Claim.Phase == "Lost")
            {
                yield return Found(
                    subject,
                    ObjectReference.To(used.Claim),
                    $"Claim {used.Claim.Name} has lost its volume {used.Claim.VolumeName}",
                    ["phase Lost", $"volume {used.Claim.VolumeName} does not exist"],
                    KubectlCommand.Describe("pvc", used.Claim.Key),
                    used.Ordinal);
            }
        }
    }
}
