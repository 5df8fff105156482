using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Dns;
using StsDashboard.Simulator;
using StsDashboard.Web.Hosting;
using StsDashboard.Web.Options;

namespace StsDashboard.Web.Tests.Hosting;

/// <summary>The real application over an empty simulated cluster, connected as to any other: by kubeconfig and DNS.</summary>
public sealed class WatchedSimulator : IAsyncDisposable
{
    private readonly ClusterConnection _connection;
    private readonly WebApplication _app;

    private WatchedSimulator(SimulatedCluster cluster, ClusterConnection connection, WebApplication app)
    {
        Cluster = cluster;
        _connection = connection;
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public SimulatedCluster Cluster { get; }

    /// <summary>Asks the dashboard.</summary>
    public HttpClient Client { get; }

    public static async Task<WatchedSimulator> StartAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var cluster = await SimulatedCluster.StartAsync(
            new SimulatorOptions { Scenario = "empty", Speed = 10 }, TimeProvider.System, NullLoggerFactory.Instance, cancellation);
        var connection = ClusterConnection.Resolve(new ConnectionOptions(cluster.KubeconfigPath));
        var app = DashboardHost.Build(new DashboardOptions { Urls = ["http://127.0.0.1:0"] }, new ClusterInput
        {
            ClusterName = "empty",
            Simulated = true,
            AsksNames = true,
            AddWriters = services => services.AddClusterWriters(connection, [], [NameServer.Parse(cluster.DnsAddress.ToString())]),
        });
        await app.StartAsync(cancellation);
        return new(cluster, connection, app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _connection.Dispose();
        await Cluster.DisposeAsync();
    }
}
