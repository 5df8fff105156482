using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Finds the claims that no in-range ordinal needs now, those of deleted sets included.</summary>
public static class OrphanInspector
{
    /// <param name="snapshot">What is known.</param>
    /// <param name="firstSeenUnused">By claim UID, when the claim was first seen orphaned; what "at least since" rests on.</param>
    public static IReadOnlyList<OrphanedClaim> Inspect(ClusterSnapshot snapshot, IReadOnlyDictionary<string, DateTimeOffset> firstSeenUnused)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(firstSeenUnused);
        return [];
    }
}
