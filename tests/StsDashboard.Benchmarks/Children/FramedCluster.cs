using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Store;
using StsDashboard.Cluster.Watching;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Metrics;

namespace StsDashboard.Benchmarks.Children;

/// <summary>The dashboard's own way from the API server to the first complete frame, without its web server and without DNS.</summary>
internal sealed class FramedCluster : IAsyncDisposable
{
    private readonly Meter _meter = new("benchmark");
    private readonly FrameLoop _loop;
    private readonly ClusterWatch _watch;

    private FramedCluster(KubernetesApi api)
    {
        var builder = new FrameBuilder(Frame.Empty, NullLogger<FrameBuilder>.Instance);
        Feed = new FrameFeed();
        Store = new ClusterStore();
        _loop = new FrameLoop(Store, builder, Feed, new FrameFigures(_meter, builder, Feed), TimeProvider.System);
        _watch = ClusterWatch.Start(api, Store, [], TimeProvider.System, NullLoggerFactory.Instance);
    }

    public ClusterStore Store { get; }

    public FrameFeed Feed { get; }

    public static async Task<FramedCluster> ReadAsync(KubernetesApi api)
    {
        var cluster = new FramedCluster(api);
        await cluster._loop.StartAsync(CancellationToken.None);
        await cluster.Feed.CompleteAsync();
        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        await _watch.DisposeAsync();
        await _loop.StopAsync(CancellationToken.None);
        _loop.Dispose();
        _meter.Dispose();
    }
}
