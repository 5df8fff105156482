using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Storage;

internal sealed class Sto003OrphanBeyondRange() : Rule(
    RuleId,
    "Claim left over by a scale-down",
    Severity.Warning,
    "Claims outlive a scale-down unless the set's retention policy says otherwise. A claim beyond the range costs its storage, and scaling up again mounts it silently, with the data it had. Of a set that is scaled to 0 all claims wait like that, which is in order.",
    "Delete the claim when its data is no longer needed, or before a scale-up that is to start empty. Deleting it destroys the data when the volume's reclaim policy is Delete.")
{
    public const string RuleId = "STO003";

    public override IEnumerable<Finding> Check(RuleSubject subject) =>
        from slot in subject.Inspection.Slots
        from claim in slot.Claims
        let leftover = claim.Claim
        where leftover is not null && claim is { Orphan: OrphanClass.BeyondRange or OrphanClass.ScaledToZero }
        select Found(
            subject,
            ObjectReference.To(leftover),
            $"Claim {claim.Name} is left over",
            [
                OrphanConsequence.Of(subject.Snapshot, ClaimOwners.In(subject.Snapshot, subject.Set.Namespace).Of(claim.Name)),
                .. LeftoverClaim.Evidence(leftover, claim.Volume),
            ],
            LeftoverClaim.Delete(leftover),
            slot.Ordinal,
            claim.Orphan == OrphanClass.ScaledToZero ? Severity.Info : Severity.Warning);
}
