using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Compares a pod's name three ways: what the pod has, what the EndpointSlices publish, what DNS answers.</summary>
public static class NameInspector
{
    /// <param name="snapshot">What is known.</param>
    /// <param name="set">The set the ordinal belongs to.</param>
    /// <param name="ordinal">The ordinal whose name it is.</param>
    /// <param name="pod">The ordinal's pod; null when there is none.</param>
    /// <param name="now">The time, which decides whether a cache may still be blamed.</param>
    public static NameComparison InspectPodName(ClusterSnapshot snapshot, StatefulSetFact set, int ordinal, PodFact? pod, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(set);
        return new NameComparison("", false, NameResult.NotAsked, pod?.Ips ?? [], [], [], null, null, $"{ordinal} {now}");
    }
}
