using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Store;
using StsDashboard.Cluster.Watching;

namespace StsDashboard.Web.Hosting;

/// <summary>Fills the store while the application runs: watches the cluster's objects.</summary>
internal sealed class ClusterWriters(
    ClusterConnection connection, IReadOnlyCollection<string> namespaces, ClusterStore store, TimeProvider time, ILoggerFactory loggers) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var watch = ClusterWatch.Start(connection.Api, store, namespaces, time, loggers);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
