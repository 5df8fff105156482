using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Store;

/// <summary>Which claims a set needs.</summary>
internal static class ClaimNeeds
{
    /// <summary>Not when a set only says anew what its pods run and how they are rolled out.</summary>
    public static bool MayDiffer(StatefulSetFact? before, StatefulSetFact? now) =>
        before is null
        || now is null
        || before with
        {
            Status = now.Status,
            Generation = now.Generation,
            Partition = now.Partition,
            MaxUnavailable = now.MaxUnavailable,
            MinReadySeconds = now.MinReadySeconds,
            Containers = now.Containers,
        } != now;
}
