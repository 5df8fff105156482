using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Dns;
using StsDashboard.Simulator;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Hosting;
using StsDashboard.Web.Options;

namespace StsDashboard.Web.Tests.Hosting;

/// <summary>The real application over a simulated cluster, connected as to any other: by kubeconfig and DNS.</summary>
public sealed class WatchedSimulator : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly AccessOptions _access;
    private ClusterConnection? _connection;
    private WebApplication? _app;
    private bool _asksCache;

    private WatchedSimulator(SimulatedCluster cluster, AccessOptions? access)
    {
        Cluster = cluster;
        _access = access ?? new AccessOptions();
    }

    public SimulatedCluster Cluster { get; }

    /// <summary>Where the dashboard listens; the same after a restart.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>What the dashboard watches from its next start on; empty for the whole cluster.</summary>
    public IReadOnlyCollection<string> Namespaces { get; set; } = [];

    /// <summary>Asks the dashboard.</summary>
    public HttpClient Client { get; } = new();

    /// <summary>Asks the cluster's API server.</summary>
    public HttpClient Api { get; } = new();

    /// <param name="scenario">What the cluster holds.</param>
    /// <param name="speed">How much faster than real kubelets its nodes work.</param>
    /// <param name="lively">Whether something happens by itself.</param>
    /// <param name="asksCache">Whether names are asked of the server with a cache, too.</param>
    /// <param name="access">Who may look; everybody when null.</param>
    public static async Task<WatchedSimulator> StartAsync(string scenario = "empty", double speed = 10, bool lively = true, bool asksCache = false, AccessOptions? access = null)
    {
        var cluster = await SimulatedCluster.StartAsync(
            new SimulatorOptions { Scenario = scenario, Speed = speed, Lively = lively },
            TimeProvider.System, NullLoggerFactory.Instance, TestContext.Current.CancellationToken);
        var simulator = new WatchedSimulator(cluster, access) { _asksCache = asksCache };
        await simulator.StartDashboardAsync();
        simulator.Client.BaseAddress = simulator.Address;
        simulator.Api.BaseAddress = cluster.ApiAddress;
        return simulator;
    }

    public async Task StartDashboardAsync()
    {
        var connection = _connection = ClusterConnection.Resolve(new ConnectionOptions(Cluster.KubeconfigPath));
        _app = DashboardHost.Build(new DashboardOptions { Urls = [Address.GetLeftPart(UriPartial.Authority)], Access = _access }, new ClusterInput
        {
            ClusterName = Cluster.ScenarioName,
            Simulated = true,
            AsksNames = true,
            AddWriters = services => services.AddClusterWriters(connection, Namespaces, Servers()),
        });
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Address = new Uri(_app.Urls.Single());
    }

    /// <summary>Asks the dashboard until the answer is as wanted; fails with the last one.</summary>
    public async Task<JsonElement> JsonAsync(string path, Func<JsonElement, bool> isWanted)
    {
        var started = Stopwatch.StartNew();
        var last = "nothing";
        while (started.Elapsed < Patience)
        {
            using var response = await Client.GetAsync(path, TestContext.Current.CancellationToken);
            last = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (response.IsSuccessStatusCode && JsonElement.Parse(last) is var answer && isWanted(answer))
            {
                return answer;
            }
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
        Assert.Fail($"{path} never became as wanted; last: {last}");
        return default;
    }

    /// <summary>Waits until the dashboard has read everything once.</summary>
    public async Task HasSyncedAsync()
    {
        await foreach (var frame in _app!.Services.GetRequiredService<FrameFeed>().Follow(TestContext.Current.CancellationToken))
        {
            if (frame.HasSynced)
            {
                return;
            }
        }
    }

    public async Task StopDashboardAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync(CancellationToken.None);
            await _app.DisposeAsync();
            _app = null;
        }
        _connection?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Api.Dispose();
        await StopDashboardAsync();
        await Cluster.DisposeAsync();
    }

    private NameServer[] Servers() => [.. new[] { Cluster.DnsAddress, Cluster.CachingDnsAddress }.Take(_asksCache ? 2 : 1).Select(server => NameServer.Parse(server.ToString()))];
}
