using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Finds the claims that no in-range ordinal needs now, those of deleted sets included.</summary>
public static class OrphanInspector
{
    /// <summary>
    /// Ordered by namespace and name. Where pods cannot be read nothing is called orphaned, for a pod may mount it; where
    /// StatefulSets cannot be read no set is called gone.
    /// </summary>
    /// <param name="snapshot">What is known.</param>
    /// <param name="firstSeenUnused">By claim UID, when the claim was first seen orphaned; what "at least since" rests on.</param>
    public static IReadOnlyList<OrphanedClaim> Inspect(ClusterSnapshot snapshot, IReadOnlyDictionary<string, DateTimeOffset> firstSeenUnused)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(firstSeenUnused);
        return [.. snapshot.ClaimsByNamespace.Groups.Order(StringComparer.Ordinal).SelectMany(@namespace => Inspect(snapshot, @namespace, firstSeenUnused))];
    }

    /// <summary>The same of one namespace alone: no other has a say in it.</summary>
    public static IReadOnlyList<OrphanedClaim> Inspect(
        ClusterSnapshot snapshot, string @namespace, IReadOnlyDictionary<string, DateTimeOffset> firstSeenUnused)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(@namespace);
        ArgumentNullException.ThrowIfNull(firstSeenUnused);
        return snapshot.Knows(SourceKind.Pods, @namespace) && snapshot.Knows(SourceKind.StatefulSets, @namespace)
            ? [.. OrphansIn(snapshot, @namespace, firstSeenUnused)]
            : [];
    }

    private static IEnumerable<OrphanedClaim> OrphansIn(
        ClusterSnapshot snapshot, string @namespace, IReadOnlyDictionary<string, DateTimeOffset> firstSeenUnused)
    {
        // In the order of the names, as the group is.
        var owners = ClaimOwners.In(snapshot, @namespace);
        var claims = snapshot.ClaimsByNamespace.Of(@namespace).Select(claim => (Claim: claim, Standing: ClaimStanding.Of(snapshot, claim, owners, podsUnknown: null))).ToList();
        var gone = new GoneSetClaims(claims.Where(entry => entry.Standing.Owners.Count == 0).Select(entry => entry.Claim));
        foreach (var (claim, standing) in claims)
        {
            if (standing.Orphan is { } @class)
            {
                var owner = standing.Owners is [var only] ? only : default(ClaimOwner?);
                yield return Orphan(
                    snapshot, firstSeenUnused, claim, @class, owner?.Template ?? "", owner?.Set.Name ?? "", standing.Owners[0].Ordinal, OrphanConsequence.Of(snapshot, standing.Owners));
            }
            else if (standing.IsUnused && gone.Recognise(claim) is { } of)
            {
                yield return Orphan(
                    snapshot, firstSeenUnused, claim, OrphanClass.SetGone, of.Template, of.SetName, of.Ordinal, OrphanConsequence.OfGone(snapshot, @namespace, of.SetName));
            }
        }
    }

    private static OrphanedClaim Orphan(
        ClusterSnapshot snapshot,
        IReadOnlyDictionary<string, DateTimeOffset> firstSeenUnused,
        ClaimFact claim,
        OrphanClass @class,
        string template,
        string setName,
        int ordinal,
        string consequence) =>
        new(
            claim,
            template,
            setName,
            ordinal,
            @class,
            snapshot.Volumes.Find("", claim.VolumeName),
            claim.UnusedSince ?? (firstSeenUnused.TryGetValue(claim.Uid, out var seen) ? seen : null),
            claim.UnusedSince is not null,
            consequence);
}
