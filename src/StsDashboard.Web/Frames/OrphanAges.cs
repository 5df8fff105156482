using System.Collections.Immutable;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Frames;

/// <summary>
/// Remembers when each orphaned claim was first seen so: before Kubernetes 1.37 the API has no better "since". Holds the
/// claims that are orphaned now and nothing else.
/// </summary>
public sealed class OrphanAges
{
    private Dictionary<string, DateTimeOffset> _firstSeen = [];

    /// <summary>The snapshot's orphaned claims, each with the time since when it has at least been one.</summary>
    public ImmutableArray<OrphanedClaim> Inspect(ClusterSnapshot snapshot, DateTimeOffset now)
    {
        var found = OrphanInspector.Inspect(snapshot, _firstSeen);
        var firstSeen = new Dictionary<string, DateTimeOffset>(found.Count);
        foreach (var orphan in found)
        {
            firstSeen[orphan.Claim.Uid] = _firstSeen.GetValueOrDefault(orphan.Claim.Uid, now);
        }
        _firstSeen = firstSeen;
        return [.. found.Select(orphan => orphan.Since is null ? orphan with { Since = now, SinceExact = false } : orphan)];
    }
}
