using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Inspection;

/// <summary>Says of each claim of a slot whether it is there, as the template asks, mounted, and needed.</summary>
public static class ClaimInspector
{
    /// <summary>The claims of one ordinal, in the templates' order: one per template when it is in range, else those that exist.</summary>
    /// <param name="snapshot">What is known.</param>
    /// <param name="set">The set the ordinal belongs to.</param>
    /// <param name="ordinal">In range or not.</param>
    /// <param name="pod">The ordinal's pod; null when there is none.</param>
    public static ValueList<ClaimSlot> Inspect(ClusterSnapshot snapshot, StatefulSetFact set, int ordinal, PodFact? pod)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(set);
        return Inspect(snapshot, set, ordinal, pod, ClaimOwners.In(snapshot, set.Namespace), SourceWords.WhyUnknown(snapshot, SourceKind.Pods, set.Namespace));
    }

    /// <inheritdoc cref="Inspect(ClusterSnapshot, StatefulSetFact, int, PodFact?)"/>
    /// <param name="owners">The owners of claims in the set's namespace.</param>
    /// <param name="podsUnknown">Why the pods of the namespace are not known; null when they are.</param>
    internal static ValueList<ClaimSlot> Inspect(
        ClusterSnapshot snapshot, StatefulSetFact set, int ordinal, PodFact? pod, ClaimOwners owners, string? podsUnknown)
    {
        var inRange = OrdinalRange.Of(set).Contains(ordinal);
        var claims = new List<ClaimSlot>(set.ClaimTemplates.Count);
        foreach (var template in set.ClaimTemplates)
        {
            var name = ClaimNames.Of(template.Name, set.Name, ordinal);
            if (snapshot.Claims.Find(set.Namespace, name) is { } claim)
            {
                claims.Add(Present(snapshot, template, claim, pod, ClaimStanding.Of(snapshot, claim, owners, podsUnknown)));
            }
            else if (inRange)
            {
                claims.Add(Absent(snapshot, set, template, name, PodIdentity.Name(set.Name, ordinal), pod));
            }
        }
        return claims.ToValueList();
    }

    /// <summary>Ordinals out of range that have a claim of the set's name, in order.</summary>
    public static IReadOnlyList<int> LeftoverOrdinals(ClusterSnapshot snapshot, StatefulSetFact set)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(set);
        var range = OrdinalRange.Of(set);
        var ordinals = new List<int>();
        var claims = snapshot.ClaimsByNamespace.Of(set.Namespace);
        foreach (var template in set.ClaimTemplates)
        {
            // Every set of the namespace looks for its own among all claims; in the order of names they stand together.
            var stem = $"{template.Name}-{set.Name}-";
            for (var index = claims.FirstNotBefore(new ObjectKey(set.Namespace, stem)); index < claims.Count; index++)
            {
                if (!claims[index].Name.StartsWith(stem, StringComparison.Ordinal))
                {
                    break;
                }
                if (ClaimNames.OrdinalOf(template.Name, set.Name, claims[index].Name) is { } ordinal && !range.Contains(ordinal))
                {
                    ordinals.Add(ordinal);
                }
            }
        }
        return ordinals.Count == 0 ? [] : [.. ordinals.Distinct().Order()];
    }

    private static ClaimSlot Present(ClusterSnapshot snapshot, ClaimTemplate template, ClaimFact claim, PodFact? pod, ClaimStanding standing) => new(
        template.Name,
        claim.Name,
        claim,
        claim.VolumeName.Length == 0 ? null : snapshot.Volumes.Find("", claim.VolumeName),
        ClaimDrift.Of(snapshot, claim, template),
        standing.Orphan,
        standing.MountedBy,
        ClaimTrouble.Of(snapshot, claim, pod, standing.MountedBy) ?? Standing(snapshot, standing, pod) ?? "");

    private static string? Standing(ClusterSnapshot snapshot, ClaimStanding standing, PodFact? pod)
    {
        if (standing.Unknown is { } unknown)
        {
            return $"Whether a pod mounts it is unknown ({unknown}).";
        }
        if (standing.Orphan is { } orphan)
        {
            var standsOut = orphan is OrphanClass.BeyondRange or OrphanClass.ScaledToZero ? "Out of range" : "Not mounted";
            return $"{standsOut}: {OrphanConsequence.Of(snapshot, standing.Owners)}.";
        }
        if (standing is { MountedBy: [var only], Owners.Count: 1 } && only == pod?.Name)
        {
            return null;
        }
        var others = standing.MountedBy.Where(name => name != pod?.Name).ToList();
        if (others.Count > 0)
        {
            return $"Mounted by {string.Join(", ", others)}.";
        }
        return standing.Owners.Count > 1 ? $"Claimed twice: {OrphanConsequence.Of(snapshot, standing.Owners)}." : null;
    }

    private static ClaimSlot Absent(ClusterSnapshot snapshot, StatefulSetFact set, ClaimTemplate template, string name, string podName, PodFact? pod)
    {
        var reason = SourceWords.WhyUnknown(snapshot, SourceKind.PersistentVolumeClaims, set.Namespace) is { } unknown
            ? $"Whether it exists is unknown ({unknown})."
            : pod is { IsFinished: false, IsTerminating: false }
                ? $"{pod.Name} needs it and it does not exist."
                : $"Not there yet: it is created before {podName}.";
        return new ClaimSlot(template.Name, name, null, null, [], null, ClaimStanding.Mounting(snapshot, new ObjectKey(set.Namespace, name)), reason);
    }
}
