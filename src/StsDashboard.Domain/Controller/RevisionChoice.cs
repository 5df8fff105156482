using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Controller;

/// <summary>Which ordinals a set's update reaches, and which revision a pod is made from.</summary>
internal sealed class RevisionChoice(StatefulSetFact set)
{
    private readonly OrdinalRange _range = OrdinalRange.Of(set);

    /// <summary>
    /// The lowest ordinal that a rolling update replaces by itself: the partition counts from the start ordinal.
    /// Beyond the range when the partition holds back every ordinal.
    /// </summary>
    public int FirstInScope { get; } =
        OrdinalRange.Of(set) is var range && (set.Partition ?? 0) >= range.Count
            ? range.Last + 1
            : range.Start + Math.Max(0, set.Partition ?? 0);

    /// <summary>The pod was made from another revision than the update's; false while that revision is not known.</summary>
    public bool IsOutdated(PodFact pod) => set.Status.UpdateRevision.Length > 0 && pod.Revision != set.Status.UpdateRevision;

    /// <summary>
    /// <c>newVersionedStatefulSetPod</c> (stateful_set_utils.go): the current revision below the partition; without a
    /// <c>rollingUpdate</c> block, below as many ordinals as the status counts at that revision.
    /// </summary>
    public string ForNewPod(int ordinal)
    {
        var index = _range.IndexOf(ordinal);
        var keepsCurrent = set.Partition is { } partition
            ? index < partition
            : set.UpdateStrategy == "RollingUpdate" && index < set.Status.CurrentReplicas;
        return keepsCurrent && set.Status.CurrentRevision.Length > 0 ? set.Status.CurrentRevision : set.Status.UpdateRevision;
    }
}
