using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Inspection;

/// <summary>Whether a claim is needed: who mounts it, and if nobody does, why it is orphaned.</summary>
/// <param name="Owners">The live sets its name fits.</param>
/// <param name="MountedBy">The unfinished pods that mount it, whatever their workload.</param>
/// <param name="Orphan">Null when it is mounted, on its way out, fits no live set, or when <see cref="Unknown"/> says why nobody can tell.</param>
/// <param name="Unknown">Why it cannot be told whether a pod mounts it; null when it can.</param>
internal sealed record ClaimStanding(IReadOnlyList<ClaimOwner> Owners, ValueList<string> MountedBy, OrphanClass? Orphan, string? Unknown)
{
    /// <summary>Nobody mounts it, as far as can be known, and it is there to stay.</summary>
    public bool IsUnused => Unknown is null && MountedBy.IsEmpty && !IsLeaving;

    private bool IsLeaving { get; init; }

    /// <param name="snapshot">What is known.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="owners">The owners of claims in its namespace.</param>
    /// <param name="podsUnknown">Why the pods of its namespace are not known; null when they are.</param>
    public static ClaimStanding Of(ClusterSnapshot snapshot, ClaimFact claim, ClaimOwners owners, string? podsUnknown)
    {
        var standing = new ClaimStanding(owners.Of(claim.Name), Mounting(snapshot, claim.Key), null, podsUnknown)
        {
            IsLeaving = claim.IsTerminating,
        };
        return standing.IsUnused ? standing with { Orphan = Class(standing.Owners) } : standing;
    }

    /// <summary>A finished pod mounts nothing any more; a Pending one already claims what it will mount.</summary>
    public static ValueList<string> Mounting(ClusterSnapshot snapshot, ObjectKey claim) =>
        snapshot.PodsByClaim.Of(claim) is not { Count: > 0 } pods ? []
        : pods is [var only] ? (only.IsFinished ? [] : [only.Name])
        : pods.Where(pod => !pod.IsFinished).Select(pod => pod.Name).Order(StringComparer.Ordinal).ToValueList();

    private static OrphanClass? Class(IReadOnlyList<ClaimOwner> owners) => owners switch
    {
        [] => null,
        [var owner] => OrdinalRange.Of(owner.Set).Contains(owner.Ordinal) ? OrphanClass.Unmounted
            : OrdinalRange.Of(owner.Set).Count == 0 ? OrphanClass.ScaledToZero
            : OrphanClass.BeyondRange,
        _ => OrphanClass.Ambiguous,
    };
}
