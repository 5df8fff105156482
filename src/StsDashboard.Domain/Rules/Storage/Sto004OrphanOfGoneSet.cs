using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Storage;

internal sealed class Sto004OrphanOfGoneSet() : Rule(
    RuleId,
    "Claim of a deleted set",
    Severity.Warning,
    "Deleting a set leaves its claims unless the retention policy says otherwise. They keep their storage, and a new set of the same name with the same template mounts them with their old data.",
    "Delete the claim when its data is no longer needed. Deleting it destroys the data when the volume's reclaim policy is Delete.")
{
    public const string RuleId = "STO004";

    public override IEnumerable<Finding> Check(RuleSubject subject) => [];

    public override IEnumerable<Finding> CheckOrphan(OrphanedClaim orphan)
    {
        ArgumentNullException.ThrowIfNull(orphan);
        if (orphan.Class != OrphanClass.SetGone)
        {
            yield break;
        }
        var claim = orphan.Claim;
        yield return new Finding(
            Id,
            Severity,
            ObjectReference.To(claim),
            new ObjectKey(claim.Namespace, orphan.SetName),
            orphan.SetName.Length == 0
                ? $"Claim {claim.Name} looks like one that a set left behind, and no set is there that it fits"
                : $"Claim {claim.Name} is left over from set {orphan.SetName}, which is gone",
            [orphan.Consequence, .. LeftoverClaim.Evidence(claim, orphan.Volume)],
            Advice,
            LeftoverClaim.Delete(claim),
            orphan.Ordinal);
    }
}
