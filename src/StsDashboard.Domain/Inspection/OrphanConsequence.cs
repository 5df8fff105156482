using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Inspection;

/// <summary>What becomes of an orphaned claim, in words.</summary>
internal static class OrphanConsequence
{
    /// <summary>For a claim whose name fits live sets.</summary>
    public static string Of(ClusterSnapshot snapshot, IReadOnlyList<ClaimOwner> owners)
    {
        if (owners.Count != 1)
        {
            return $"the name fits {string.Join(" and ", owners.Select(owner => $"set {owner.Set.Name} with template {owner.Template}"))}";
        }
        var (set, _, ordinal) = owners[0];
        var range = OrdinalRange.Of(set);
        var podName = PodIdentity.Name(set.Name, ordinal);
        if (range.Contains(ordinal))
        {
            return snapshot.Pods.Find(set.Namespace, podName) is { IsFinished: false } ? $"{podName} does not mount it" : $"{podName} mounts it once it is created";
        }
        // Below the range no number of replicas reaches it; only a lower spec.ordinals.start does.
        return ordinal < range.Start
            ? $"mounted again only if ordinals start at {ordinal} or below"
            : $"mounted again from {(long)range.IndexOf(ordinal) + 1} {(range.IndexOf(ordinal) == 0 ? "replica" : "replicas")}, with its old data";
    }

    /// <summary>For a claim whose set is gone.</summary>
    public static string OfGone(ClusterSnapshot snapshot, string @namespace, string setName) =>
        setName.Length == 0 ? "mounted again only by a new set of the same name"
        : snapshot.Sets.Find(@namespace, setName) is null ? $"mounted again only by a new set {setName}"
        : $"no template of set {setName} asks for it";
}
