using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Dns;
using StsDashboard.Cluster.Store;
using StsDashboard.Cluster.Watching;
using StsDashboard.Web.Api.Contracts;

namespace StsDashboard.Web.Hosting;

/// <summary>Fills the store while the application runs: watches the cluster's objects and asks for its names.</summary>
internal sealed class ClusterWriters(
    ClusterConnection connection,
    IReadOnlyCollection<string> namespaces,
    IReadOnlyList<NameServer> nameServers,
    ClusterStore store,
    TimeProvider time,
    ILoggerFactory loggers) : BackgroundService
{
    private volatile DnsStatistics? _names;

    /// <summary>How DNS has been doing, as the API shows it.</summary>
    public DnsView Names => _names is { } names ? ViewOf(names.Read()) : DnsView.Silent;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var watch = ClusterWatch.Start(connection.Api, store, namespaces, time, loggers);
        await using var prober = NameProber.Start(store, new DnsNameResolver(time), new NameProberOptions { Servers = nameServers }, time);
        _names = prober.Statistics;
        var stopped = Task.Delay(Timeout.InfiniteTimeSpan, time, stoppingToken);
        // The prober's task ends early in two ways: there is nobody to ask, or a fault of ours that ought to be heard of.
        var ended = await Task.WhenAny(stopped, nameServers.Count == 0 ? stopped : prober.Completion);
        if (ended != stopped)
        {
            await ended;
        }
    }

    private static DnsView ViewOf(DnsReport report) => new(
        [.. report.Servers.Select(server => new DnsServerView(server.Server, ViewOf(server.Latency), server.Results))],
        ViewOf(report.Convergence));

    private static DurationView ViewOf(DurationQuantiles quantiles) =>
        new(quantiles.Count, quantiles.P50?.TotalSeconds, quantiles.P95?.TotalSeconds, quantiles.P99?.TotalSeconds);
}
