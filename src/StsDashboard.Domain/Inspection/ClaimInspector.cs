using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Says of each claim of a slot whether it is there, as the template asks, mounted, and needed.</summary>
public static class ClaimInspector
{
    /// <summary>The claims of one ordinal: one per template when it is in range or has a pod, else those that were left behind.</summary>
    /// <param name="snapshot">What is known.</param>
    /// <param name="set">The set the ordinal belongs to.</param>
    /// <param name="ordinal">In range or not.</param>
    /// <param name="pod">The ordinal's pod; null when there is none.</param>
    public static ValueList<ClaimSlot> Inspect(ClusterSnapshot snapshot, StatefulSetFact set, int ordinal, PodFact? pod)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(set);
        return [];
    }

    /// <summary>Ordinals out of range that have a claim of the set's name, in order.</summary>
    public static IReadOnlyList<int> LeftoverOrdinals(ClusterSnapshot snapshot, StatefulSetFact set)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(set);
        return [];
    }
}
