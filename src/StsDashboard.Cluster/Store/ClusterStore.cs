using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Store;

/// <summary>
/// Holds the newest snapshot. Writers replace, upsert and remove; each write makes the next immutable snapshot and marks
/// the sets it touches. A write that changes nothing makes no new version.
/// </summary>
public sealed class ClusterStore
{
    private volatile ClusterSnapshot _snapshot = ClusterSnapshot.Empty;

    public ClusterSnapshot Snapshot => _snapshot;

    /// <summary>Registers a reader that is told, on each call of <see cref="StoreSubscription.WaitAsync"/>, all that changed since its last one.</summary>
    public StoreSubscription Subscribe() => throw new NotSupportedException();
}
