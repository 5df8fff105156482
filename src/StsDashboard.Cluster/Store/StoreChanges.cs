using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Store;

/// <summary>What happened since a subscriber looked last.</summary>
/// <param name="Snapshot">The state that includes all of it.</param>
/// <param name="Sets">Sets that appeared, vanished, or whose neighbourhood changed.</param>
/// <param name="ClaimNamespaces">
/// Namespaces in which claims, their users or the sets they might belong to changed: orphans have to be looked for there again.
/// </param>
/// <param name="SourcesChanged">A source's state, count or error changed.</param>
public sealed record StoreChanges(
    ClusterSnapshot Snapshot,
    IReadOnlySet<ObjectKey> Sets,
    IReadOnlySet<string> ClaimNamespaces,
    bool SourcesChanged);
