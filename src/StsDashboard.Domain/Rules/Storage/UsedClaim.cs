using System.Collections.Immutable;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Storage;

/// <summary>A claim that exists and that the set's pods need now.</summary>
/// <param name="Ordinal">Null for a claim that the pod template names, which all ordinals share.</param>
/// <param name="Pod">The pod that mounts or is to mount it; of a shared one, a pod that has a node if any has.</param>
/// <param name="MountedBy">The unfinished pods that mount it, whatever their workload.</param>
internal sealed record UsedClaim(int? Ordinal, ClaimFact Claim, PodFact? Pod, ValueList<string> MountedBy)
{
    /// <summary>Those of the templates, by ordinal, then the shared ones.</summary>
    public static ImmutableArray<UsedClaim> Of(RuleSubject subject)
    {
        var used = ImmutableArray.CreateBuilder<UsedClaim>(subject.Claims.Length);
        foreach (var (slot, claim) in subject.Claims)
        {
            if (slot.InRange && claim.Claim is { } existing)
            {
                used.Add(new UsedClaim(slot.Ordinal, existing, slot.Pod, claim.MountedBy));
            }
        }
        used.AddRange(Shared(subject));
        return used.DrainToImmutable();
    }

    private static IEnumerable<UsedClaim> Shared(RuleSubject subject)
    {
        if (subject.Set.SharedClaims.IsEmpty)
        {
            return [];
        }
        var pods = subject.InRange.Select(slot => slot.Pod).OfType<PodFact>().ToList();
        return from name in subject.Set.SharedClaims.Distinct()
               let key = new ObjectKey(subject.Set.Namespace, name)
               let claim = subject.Snapshot.Claims.Find(key)
               where claim is not null
               select new UsedClaim(null, claim, pods.Find(pod => pod.Node.Length > 0) ?? pods.FirstOrDefault(), ClaimStanding.Mounting(subject.Snapshot, key));
    }
}
