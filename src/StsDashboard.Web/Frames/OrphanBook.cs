using System.Collections.Immutable;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Frames;

/// <summary>
/// Holds the claims that are orphaned now, by namespace, and when each was first seen so: before Kubernetes 1.37 the API
/// has no better "since".
/// </summary>
public sealed class OrphanBook
{
    private readonly SortedDictionary<string, Page> _pages = new(StringComparer.Ordinal);

    /// <summary>Ordered by namespace and name, each with the time since when it has at least been orphaned.</summary>
    public ImmutableArray<OrphanedClaim> All => [.. _pages.Values.SelectMany(page => page.Orphans)];

    /// <summary>Looks for the orphaned claims of one namespace anew.</summary>
    public void Look(ClusterSnapshot snapshot, string @namespace, DateTimeOffset now)
    {
        var before = _pages.GetValueOrDefault(@namespace, Page.Empty).FirstSeen;
        var found = OrphanInspector.Inspect(snapshot, @namespace, before);
        if (found.Count == 0)
        {
            _pages.Remove(@namespace);
            return;
        }
        var firstSeen = new Dictionary<string, DateTimeOffset>(found.Count);
        foreach (var orphan in found)
        {
            firstSeen[orphan.Claim.Uid] = before.GetValueOrDefault(orphan.Claim.Uid, now);
        }
        _pages[@namespace] = new([.. found.Select(orphan => orphan.Since is null ? orphan with { Since = now, SinceExact = false } : orphan)], firstSeen);
    }

    /// <param name="Orphans">In the order of their names.</param>
    /// <param name="FirstSeen">By the claim's UID.</param>
    private sealed record Page(ImmutableArray<OrphanedClaim> Orphans, IReadOnlyDictionary<string, DateTimeOffset> FirstSeen)
    {
        public static readonly Page Empty = new([], ImmutableDictionary<string, DateTimeOffset>.Empty);
    }
}
