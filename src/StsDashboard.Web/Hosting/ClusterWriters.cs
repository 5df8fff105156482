using System.Diagnostics.Metrics;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Dns;
using StsDashboard.Cluster.Events;
using StsDashboard.Cluster.Store;
using StsDashboard.Cluster.Watching;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Metrics;

namespace StsDashboard.Web.Hosting;

/// <summary>Fills the store while the application runs: watches the cluster's objects, asks for its names, and reads the events that
/// would tell a reason which a frame lacks.</summary>
internal sealed class ClusterWriters(
    ClusterConnection connection,
    IReadOnlyCollection<string> namespaces,
    IReadOnlyList<NameServer> nameServers,
    ClusterStore store,
    FrameFeed feed,
    Meter meter,
    TimeProvider time,
    ILoggerFactory loggers) : BackgroundService
{
    private static readonly TimeSpan BetweenWants = TimeSpan.FromMilliseconds(200);

    private volatile DnsStatistics? _names;

    /// <summary>How DNS has been doing, as the API shows it.</summary>
    public DnsView Names => _names is { } names ? ViewOf(names.Read()) : DnsView.Silent;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var watch = ClusterWatch.Start(connection.Api, store, namespaces, time, loggers);
        var resolver = new MeasuredResolver(new DnsNameResolver(time), meter);
        await using var prober = NameProber.Start(store, resolver, new NameProberOptions { Servers = nameServers }, time);
        await using var reasons = ReasonReader.Start(connection.Api, store, namespaces, time, loggers);
        var wanting = WantAsync(reasons, stoppingToken);
        _names = prober.Statistics;
        var stopped = Task.Delay(Timeout.InfiniteTimeSpan, time, stoppingToken);
        // The prober's task ends early in two ways: there is nobody to ask, or a fault of ours that ought to be heard of.
        var ended = await Task.WhenAny(stopped, wanting, nameServers.Count == 0 ? stopped : prober.Completion);
        if (ended != stopped)
        {
            await ended;
        }
    }

    /// <summary>Each frame says which reasons are wanted; that is all that ever goes from a frame back to the cluster's side.</summary>
    private async Task WantAsync(ReasonReader reasons, CancellationToken stoppingToken)
    {
        IReadOnlyDictionary<ObjectKey, SetInspection>? before = null;
        await foreach (var frame in feed.FollowInBackground(stoppingToken))
        {
            if (!ReferenceEquals(frame.Sets, before))
            {
                before = frame.Sets;
                reasons.Want([.. frame.Sets.Values.Where(set => set.ReasonsWanted.Count > 0).SelectMany(set => set.ReasonsWanted)]);
            }
            // All sets are gone through, and no reason is wanted within so short a time; of the frames meanwhile the newest is next.
            await Task.Delay(BetweenWants, time, stoppingToken);
        }
    }

    private static DnsView ViewOf(DnsReport report) => new(
        [.. report.Servers.Select(ViewOf)],
        ViewOf(report.Convergence))
    {
        ConvergenceBuckets = ViewOf(report.ConvergenceBuckets),
        RecentlyConverged =
        [
            .. report.RecentlyConverged.Select(name => new ConvergedNameView(
                name.Fqdn, new(name.Set.Namespace, name.Set.Name), name.ExpectedAt, name.CorrectAt, Math.Round(name.Duration.TotalSeconds, 3))),
        ],
    };

    private static DnsServerView ViewOf(DnsServerReport server) => new(server.Server, ViewOf(server.Latency), server.Results)
    {
        LatencyBuckets = ViewOf(server.LatencyBuckets),
        QuestionsPerMinute = Math.Round(server.QuestionsPerMinute, 1),
        Failures = server.Failures,
        Convergence = ViewOf(server.Convergence),
        RecentConvergenceSeconds = [.. server.RecentConvergences.Select(time => Math.Round(time.TotalSeconds, 3))],
        CachesUpToSeconds = server.CachesUpTo?.TotalSeconds,
        LongestNegativeTtlSeconds = server.LongestNegativeTtl?.TotalSeconds,
    };

    private static BucketView[] ViewOf(IReadOnlyList<DurationBucket> buckets) =>
        [.. buckets.Select(bucket => new BucketView(Math.Round(bucket.UpTo.TotalSeconds, 6), bucket.Count))];

    private static DurationView ViewOf(DurationQuantiles quantiles) =>
        new(quantiles.Count, quantiles.P50?.TotalSeconds, quantiles.P95?.TotalSeconds, quantiles.P99?.TotalSeconds);
}
