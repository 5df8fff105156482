using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Compares a pod's name three ways: what the pod has, what the EndpointSlices publish, what DNS answers.</summary>
public static class NameInspector
{
    /// <summary>
    /// How long after a pod became ready its EndpointSlice entry may take before its absence is a fault. The controller
    /// batches and needs some hundred milliseconds; a busy one seconds.
    /// </summary>
    public static readonly TimeSpan PublishingGrace = TimeSpan.FromSeconds(10);

    /// <param name="snapshot">What is known.</param>
    /// <param name="set">The set the ordinal belongs to.</param>
    /// <param name="ordinal">The ordinal whose name it is.</param>
    /// <param name="pod">The ordinal's pod; null when there is none.</param>
    /// <param name="now">The time, which decides whether a ready pod's entry is merely on its way (<see cref="PublishingGrace"/>).</param>
    public static NameComparison InspectPodName(ClusterSnapshot snapshot, StatefulSetFact set, int ordinal, PodFact? pod, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(set);
        return new PodNameInspector(snapshot, set, now).Inspect(ordinal, pod);
    }
}
