using Microsoft.Extensions.Logging;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Store;

namespace StsDashboard.Cluster.Watching;

/// <summary>
/// Watches all kinds into the store: namespaced ones in each namespace given, or in all at once; cluster-scoped ones once.
/// Each goes on by itself, whatever happens to the others.
/// </summary>
public sealed class ClusterWatch : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _watching;

    private ClusterWatch(IReadOnlyList<KindWatcher> watchers) =>
        _watching = Task.WhenAll(watchers.Select(watcher => Task.Run(() => watcher.RunAsync(_stopping.Token))));

    /// <summary>Begins to watch, and returns before anything is known: the sources in the store tell how far it is.</summary>
    /// <param name="api">The cluster's API.</param>
    /// <param name="store">Where the facts go.</param>
    /// <param name="namespaces">The namespaces to watch; empty for all.</param>
    public static ClusterWatch Start(
        KubernetesApi api, ClusterStore store, IReadOnlyCollection<string> namespaces, TimeProvider time, ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(namespaces);
        var logger = loggers.CreateLogger<ClusterWatch>();
        IReadOnlyCollection<string> scopes = namespaces.Count > 0 ? namespaces.Distinct().ToList() : [""];
        var watched = (from kind in WatchedKinds.All
                       from scope in kind.IsNamespaced ? scopes : [""]
                       select (Kind: kind, Scope: scope)).ToList();
        return new([.. watched.Select(each => new KindWatcher(each.Kind, each.Scope, api, store, time, Random.Shared, logger, watched.Count))]);
    }

    /// <summary>Ends all watches and waits until they have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watching;
        _stopping.Dispose();
    }
}
