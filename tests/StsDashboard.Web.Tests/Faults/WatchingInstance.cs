using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Dns;
using StsDashboard.Cluster.Store;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Simulator;
using StsDashboard.Simulator.Api;
using StsDashboard.Testing;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Hosting;
using StsDashboard.Web.Options;

namespace StsDashboard.Web.Tests.Faults;

/// <summary>The real application, connected to a simulated cluster through a proxy of its own, with every frame looked at.</summary>
internal sealed class WatchingInstance : IAsyncDisposable
{
    private readonly string _kubeconfig = Path.GetTempFileName();
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<string> _lies = [];
    private readonly ClusterConnection _connection;
    private readonly WebApplication _app;
    private readonly FastClock _clock;
    private Task _reading = Task.CompletedTask;

    private WatchingInstance(SimulatedCluster cluster, FastClock clock)
    {
        _clock = clock;
        Proxy = FaultProxy.Start(cluster.ApiAddress);
        KubeconfigFile.Write(_kubeconfig, Proxy.Address, "simulated");
        _connection = ClusterConnection.Resolve(new ConnectionOptions(_kubeconfig));
        _app = DashboardHost.Build(new DashboardOptions { Urls = ["http://127.0.0.1:0"] }, new ClusterInput
        {
            ClusterName = "simulated",
            AsksNames = true,
            Time = clock,
            AddWriters = services =>
            {
                services.AddLogging(logging => logging.ClearProviders());
                services.AddClusterWriters(_connection, [], [NameServer.Parse(cluster.DnsAddress.ToString())]);
            },
        });
    }

    public FaultProxy Proxy { get; }

    public Frame Frame => Feed.Current;

    public FrameFeed Feed => _app.Services.GetRequiredService<FrameFeed>();

    public int StoreReaders => _app.Services.GetRequiredService<ClusterStore>().Readers;

    public int Timers => _clock.Timers;

    /// <summary>Where the dashboard listens.</summary>
    public Uri Address => new(_app.Urls.Single());

    public int FramesRead { get; private set; }

    /// <summary>Frames from times in which the pods could not be read.</summary>
    public int FramesWithoutPods { get; private set; }

    /// <summary>What frames claimed without knowing it; read when the frames have stopped.</summary>
    public IReadOnlyList<string> Lies => _lies;

    public static async Task<WatchingInstance> StartAsync(SimulatedCluster cluster, FastClock clock)
    {
        var instance = new WatchingInstance(cluster, clock);
        instance._reading = instance.ReadAsync();
        await instance._app.StartAsync(TestContext.Current.CancellationToken);
        return instance;
    }

    /// <summary>Reads frames until one is as wanted.</summary>
    /// <exception cref="OperationCanceledException">None was in time.</exception>
    public async Task UntilAsync(Func<Frame, bool> isWanted, CancellationToken cancellationToken)
    {
        await foreach (var frame in Feed.Follow(cancellationToken))
        {
            if (isWanted(frame))
            {
                return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _stopping.CancelAsync();
        await _reading;
        await _app.DisposeAsync();
        _connection.Dispose();
        await Proxy.DisposeAsync();
        _stopping.Dispose();
        File.Delete(_kubeconfig);
    }

    private async Task ReadAsync()
    {
        try
        {
            await foreach (var frame in Feed.Follow(_stopping.Token))
            {
                FramesRead++;
                var pods = frame.Sources.FirstOrDefault(source => source.Kind == SourceKind.Pods);
                if (pods is not { HasSynced: true })
                {
                    FramesWithoutPods++;
                    _lies.AddRange(LiesOf(frame, pods?.State));
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // There are no more frames to come.
        }
    }

    private static IEnumerable<string> LiesOf(Frame frame, SourceState? pods) =>
        from set in frame.Sets.Values
        where set.Verdict == Verdict.Healthy
        select $"Frame {frame.Version} says that {set.Key} is healthy while its pods are {pods?.ToString() ?? "not read"}.";
}
