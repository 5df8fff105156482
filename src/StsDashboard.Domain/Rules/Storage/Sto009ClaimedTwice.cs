using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Storage;

internal sealed class Sto009ClaimedTwice() : Rule(
    RuleId,
    "Two sets make the same claim name",
    Severity.Warning,
    "A claim's name is template-set-ordinal, and two different pairs of template and set can give the same one. Both sets then use one claim: two pods write to one volume, or one waits for the other to let go, and either set's retention policy may delete what the other needs.",
    "Recreate one of the sets under another name, or with another template name, and move its data.")
{
    public const string RuleId = "STO009";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        var owners = ClaimOwners.In(subject.Snapshot, subject.Set.Namespace);
        if (!owners.AnyAmbiguous)
        {
            yield break;
        }
        foreach (var (slot, claim) in subject.Claims)
        {
            var fits = owners.Of(claim.Name);
            if (fits.Count > 1)
            {
                yield return Found(
                    subject,
                    new ObjectReference("PersistentVolumeClaim", subject.Set.Namespace, claim.Name),
                    $"Claim {claim.Name} belongs to more than one set",
                    [
                        .. fits.Select(owner => $"set {owner.Set.Name} with template {owner.Template}"),
                        claim.MountedBy.IsEmpty ? "mounted by no pod" : $"mounted by {Evidence.Some([.. claim.MountedBy])}",
                    ],
                    ordinal: slot.Ordinal);
            }
        }
    }
}
