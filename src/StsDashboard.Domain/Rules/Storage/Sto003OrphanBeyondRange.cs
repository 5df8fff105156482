using StsDashboard.Domain.Facts;
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

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var (slot, claim) in subject.Claims)
        {
            if (claim is { Orphan: OrphanClass.BeyondRange, Claim: { } leftover } && !IsOnItsWayOut(leftover))
            {
                yield return Found(
                    subject,
                    ObjectReference.To(leftover),
                    $"Claim {claim.Name} is left over",
                    [
                        OrphanConsequence.Of(subject.Snapshot, ClaimOwners.In(subject.Snapshot, subject.Set.Namespace).Of(claim.Name)),
                        .. LeftoverClaim.Evidence(leftover, claim.Volume),
                    ],
                    LeftoverClaim.Delete(leftover),
                    slot.Ordinal);
            }
        }
        var waiting = subject.Claims.Where(each => each.Claim.Orphan == OrphanClass.ScaledToZero).ToList();
        if (waiting.Count > 0)
        {
            yield return FoundOnSet(
                subject,
                $"Scaled to 0: {(waiting.Count == 1 ? "1 claim waits" : $"{waiting.Count} claims wait")} with the data they hold",
                [Evidence.Some([.. waiting.Select(each => each.Claim.Name)])],
                severity: Severity.Info,
                advice: "A scale-up mounts them again. When the data is no longer needed, delete the claims.");
        }
    }

    /// <summary>whenScaled: Delete lets a condemned pod own its claim, so that the garbage collector takes both.</summary>
    private static bool IsOnItsWayOut(ClaimFact claim) => claim.Owners.Any(owner => owner.Kind == "Pod");
}
