using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Inspection;

/// <summary>Counts a set's slots. What rests on a kind that is not known here is null, never zero.</summary>
internal static class SetCounter
{
    public static SetCounts Count(ClusterSnapshot snapshot, StatefulSetFact set, ValueList<Slot> slots)
    {
        var knowsPods = snapshot.Knows(SourceKind.Pods, set.Namespace);
        var knowsClaims = snapshot.Knows(SourceKind.PersistentVolumeClaims, set.Namespace);
        var inRange = slots.Where(slot => slot.InRange).ToList();
        var expected = inRange.Where(slot => slot.Name.Expected).ToList();
        var nobodyAsked = expected.Count > 0 && expected.TrueForAll(slot => slot.Name.Result == NameResult.NotAsked);
        var orphans = slots.SelectMany(slot => slot.Claims).Where(claim => claim is { Orphan: not null, Claim: not null }).ToList();
        var templates = set.ClaimTemplates.Select(template => template.Name).ToHashSet();
        var range = OrdinalRange.Of(set);
        return new SetCounts(
            range.Count,
            Ready: knowsPods ? inRange.Count(slot => slot.State == SlotState.Ready) : null,
            Available: knowsPods ? inRange.Count(slot => slot.Available) : null,
            Updated: knowsPods ? inRange.Count(slot => slot.Updated) : null,
            NamesExpected: expected.Count,
            NamesResolving: nobodyAsked || !knowsPods ? null : expected.Count(slot => slot.Name.Result == NameResult.Resolves),
            NamesWrong: expected.Count(slot => NameFaults.IsWrong(slot.Name)),
            NamesNotExpected: inRange.Count(slot => slot is { Pod: not null, Name.Result: NameResult.NotExpected }),
            ClaimsExpected: knowsClaims ? (int)Math.Min((long)range.Count * set.ClaimTemplates.Count, int.MaxValue) : null,
            ClaimsBound: knowsClaims
                ? inRange.Sum(slot => slot.Claims.Count(claim => templates.Contains(claim.Template) && claim.Claim?.Phase == "Bound"))
                : null,
            ClaimsOrphaned: orphans.Count,
            ClaimsOrphanedBytes: orphans.SumOfBytes(claim => SizeOf(claim.Claim!)));
    }

    private static long SizeOf(ClaimFact claim) => claim.Capacity.Bytes > 0 ? claim.Capacity.Bytes : claim.Requested.Bytes;
}
