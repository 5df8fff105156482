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
        var (ready, available, updated, bound) = (0, 0, 0, 0);
        var (expected, asked, resolving, wrong, notExpected) = (0, 0, 0, 0, 0);
        var orphans = new List<ClaimFact>();
        foreach (var slot in slots)
        {
            foreach (var claim in slot.Claims)
            {
                bound += slot.InRange && claim.Claim?.Phase == "Bound" ? 1 : 0;
                if (claim is { Orphan: not null, Claim: { } orphan })
                {
                    orphans.Add(orphan);
                }
            }
            if (!slot.InRange)
            {
                continue;
            }
            ready += slot.State == SlotState.Ready ? 1 : 0;
            available += slot.Available ? 1 : 0;
            updated += slot.Updated ? 1 : 0;
            notExpected += slot is { Pod: not null, Name.Result: NameResult.NotExpected } ? 1 : 0;
            if (slot.Name.Expected)
            {
                expected++;
                asked += slot.Name.Result == NameResult.NotAsked ? 0 : 1;
                resolving += slot.Name.Result == NameResult.Resolves ? 1 : 0;
                wrong += NameFaults.IsWrong(slot.Name) ? 1 : 0;
            }
        }
        var range = OrdinalRange.Of(set);
        return new SetCounts(
            range.Count,
            Ready: knowsPods ? ready : null,
            Available: knowsPods ? available : null,
            Updated: knowsPods ? updated : null,
            NamesExpected: expected,
            NamesResolving: knowsPods && (expected == 0 || asked > 0) ? resolving : null,
            NamesWrong: wrong,
            NamesNotExpected: notExpected,
            ClaimsExpected: knowsClaims ? (int)Math.Min((long)range.Count * set.ClaimTemplates.Count, int.MaxValue) : null,
            ClaimsBound: knowsClaims ? bound : null,
            ClaimsOrphaned: orphans.Count,
            ClaimsOrphanedBytes: orphans.SumOfBytes(SizeOf));
    }

    private static long SizeOf(ClaimFact claim) => claim.Capacity.Bytes > 0 ? claim.Capacity.Bytes : claim.Requested.Bytes;
}
