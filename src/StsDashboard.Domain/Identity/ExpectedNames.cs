using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Identity;

/// <summary>
/// Which names should exist now. Nothing else is ever asked: a question asked too early makes a caching server answer
/// "no such name" to everybody for the negative TTL (RFC 2308).
/// </summary>
public static class ExpectedNames
{
    /// <summary>The set's pod names, its governing Service's own name, and the SRV names of that Service's named ports.</summary>
    public static IReadOnlyList<ExpectedName> Of(ClusterSnapshot snapshot, StatefulSetFact set)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(set);
        return [];
    }
}
