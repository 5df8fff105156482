using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Store;
using StsDashboard.Cluster.Watching;
using StsDashboard.Domain.Facts;
using StsDashboard.Simulator.Api;
using StsDashboard.Simulator.Objects;
using StsDashboard.Testing;

namespace StsDashboard.Cluster.Tests.Watching;

/// <summary>The whole way, from a kubeconfig to the store, against an API server that was written by the specification and not by us.</summary>
public sealed class SimulatedApiTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("simulated");
    private readonly ObjectStore _cluster = new(TimeProvider.System);
    private readonly ClusterStore _store = new();
    private readonly CancellationTokenSource _patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public SimulatedApiTests()
    {
        _patience.CancelAfter(TimeSpan.FromSeconds(60));
        _cluster.Restore(ResourceTypes.Namespaces, new JsonObject { ["metadata"] = new JsonObject { ["name"] = "data" } });
    }

    public void Dispose()
    {
        _patience.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Watch_OfMoreThanAPage_SyncsFollowsAndSurvivesALostHistory(bool streams)
    {
        await using var server = await ApiServer.StartAsync(_cluster, new ApiServerOptions(), _patience.Token);
        server.Faults.StreamsInitialEvents = streams;
        for (var i = 0; i < 1200; i++)
        {
            Create($"s-{i}");
        }
        using var connection = Connect(server.Address);
        await using var watch = ClusterWatch.Start(connection.Api, _store, [], TimeProvider.System, NullLoggerFactory.Instance);
        await UntilAsync(s => s.Sources.Count == 10 && s.Sources.Values.All(source => source.State == SourceState.Live));
        Assert.Equal(1200, _store.Snapshot.Services.Count);

        Create("late");
        Delete("s-0");
        await UntilAsync(s => s.Services.Find("data", "late") is not null && s.Services.Find("data", "s-0") is null);

        server.Faults.ExpireHistory();
        Delete("s-1");
        Create("later");
        await UntilAsync(s => s.Services.Find("data", "later") is not null && s.Services.Find("data", "s-1") is null);
        await UntilAsync(s => s.SourceOf(SourceKind.Services) is { State: SourceState.Live, Objects: 1200 });
    }

    [Fact]
    public async Task Watch_OfAServerThatStopsAndComesBack_SaysSoAndEndsWithTheTruth()
    {
        var server = await ApiServer.StartAsync(_cluster, new ApiServerOptions(), _patience.Token);
        Create("kept");
        Create("gone");
        using var connection = Connect(server.Address);
        await using var watch = ClusterWatch.Start(connection.Api, _store, ["data"], TimeProvider.System, NullLoggerFactory.Instance);
        await UntilAsync(s => s.SourceOf(SourceKind.Services, "data")?.State == SourceState.Live && s.Services.Count == 2);

        await server.DisposeAsync();
        await UntilAsync(s => s.SourceOf(SourceKind.Services, "data")!.State == SourceState.Reconnecting);
        Assert.Equal(2, _store.Snapshot.Services.Count);
        Delete("gone");
        Create("new");
        server = await ApiServer.StartAsync(_cluster, new ApiServerOptions { Port = server.Address.Port }, _patience.Token);
        await using (server)
        {
            await UntilAsync(s => s.SourceOf(SourceKind.Services, "data")!.State == SourceState.Live
                && s.Services.Select(service => service.Name).Order().SequenceEqual(["kept", "new"]));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Watch_OfAServerRestoredFromAnOlderBackup_EndsWithWhatTheBackupHolds(bool streams)
    {
        var clock = new FastClock(10);
        var backup = new ObjectStore(TimeProvider.System);
        backup.Restore(ResourceTypes.Namespaces, new JsonObject { ["metadata"] = new JsonObject { ["name"] = "data" } });
        backup.Create(ResourceTypes.Services, Service("of-old"));
        var server = await ApiServer.StartAsync(_cluster, new ApiServerOptions { Time = clock }, _patience.Token);
        Create("of-late");
        Create("later");
        using var connection = Connect(server.Address);
        await using var watch = ClusterWatch.Start(connection.Api, _store, ["data"], clock, NullLoggerFactory.Instance);
        await UntilAsync(s => s.SourceOf(SourceKind.Services, "data")?.State == SourceState.Live && s.Services.Count == 2);
        Assert.True(backup.Version < _cluster.Version);

        await server.DisposeAsync();
        server = await ApiServer.StartAsync(backup, new ApiServerOptions { Port = server.Address.Port, Time = clock }, _patience.Token);
        await using (server)
        {
            server.Faults.StreamsInitialEvents = streams;
            await UntilAsync(s => s.SourceOf(SourceKind.Services, "data")!.State == SourceState.Live
                && s.Services.Select(service => service.Name).SequenceEqual(["of-old"]));

            backup.Create(ResourceTypes.Services, Service("anew"));
            await UntilAsync(s => s.Services.Find("data", "anew") is not null);
        }
    }

    /// <summary>It comes back so soon that nobody fails to connect more than a time or two: nothing but the question makes the difference.</summary>
    [Fact]
    public async Task Watch_OfAServerRestoredWithinASecond_EndsWithWhatTheBackupHolds()
    {
        var clock = new FastClock(10);
        var backup = new ObjectStore(TimeProvider.System);
        backup.Restore(ResourceTypes.Namespaces, new JsonObject { ["metadata"] = new JsonObject { ["name"] = "data" } });
        backup.Create(ResourceTypes.Services, Service("of-old"));
        await using var server = await ApiServer.StartAsync(_cluster, new ApiServerOptions(), _patience.Token);
        await using var restored = await ApiServer.StartAsync(backup, new ApiServerOptions(), _patience.Token);
        Create("of-late");
        Create("later");
        await using var proxy = FaultProxy.Start(server.Address);
        using var connection = Connect(proxy.Address);
        await using var watch = ClusterWatch.Start(connection.Api, _store, ["data"], clock, NullLoggerFactory.Instance);
        await UntilAsync(s => s.Sources.Count == 10 && s.Sources.Values.All(source => source.State == SourceState.Live));
        Assert.True(backup.Version < _cluster.Version);

        proxy.Fault = ConnectionFault.Refuse;
        await UntilAsync(s => s.SourceOf(SourceKind.Services, "data")!.State == SourceState.Reconnecting);
        await UntilAsync(s => s.SourceOf(SourceKind.Services, "data")!.LastError!.Contains("refused", StringComparison.OrdinalIgnoreCase));
        proxy.Redirect(restored.Address);
        proxy.Fault = ConnectionFault.None;

        await UntilAsync(s => s.Services.Select(service => service.Name).SequenceEqual(["of-old"]));
        backup.Create(ResourceTypes.Services, Service("anew"));
        await UntilAsync(s => s.Services.Find("data", "anew") is not null);
    }

    [Fact]
    public async Task Watch_OfAServerKilledAgainAndAgainUnderLoad_EndsWithTheTruth()
    {
        var clock = new FastClock(10);
        await using var server = await ApiServer.StartAsync(_cluster, new ApiServerOptions(), _patience.Token);
        await using var proxy = FaultProxy.Start(server.Address);
        using var connection = Connect(proxy.Address);
        await using var watch = ClusterWatch.Start(connection.Api, _store, ["data"], clock, NullLoggerFactory.Instance);
        await UntilAsync(s => s.SourceOf(SourceKind.Services, "data")?.State == SourceState.Live);

        var random = new Random(5);
        for (var round = 0; round < 4; round++)
        {
            for (var i = 0; i < 300; i++)
            {
                if (i == 150)
                {
                    proxy.Fault = round % 2 == 0 ? ConnectionFault.Refuse : ConnectionFault.Reset;
                }
                var name = $"s-{random.Next(60)}";
                if (_cluster.Get(ResourceTypes.Services, "data", name) is null)
                {
                    Create(name);
                }
                else
                {
                    Delete(name);
                }
            }
            await UntilAsync(s => s.SourceOf(SourceKind.Services, "data")!.State == SourceState.Reconnecting);
            if (round == 3)
            {
                server.Faults.ExpireHistory();
            }
            proxy.Fault = ConnectionFault.None;
            await UntilAsync(s => s.Sources.Values.All(source => source.State == SourceState.Live));
        }

        var truth = _cluster.Snapshot(ResourceTypes.Services).Objects.Select(service => service.Name).Order(StringComparer.Ordinal).ToList();
        await UntilAsync(s => s.Services.Select(service => service.Name).Order(StringComparer.Ordinal).SequenceEqual(truth));
    }

    [Fact]
    public async Task Watch_WithNamespacedRightsOnly_KnowsThatNamespaceAndSaysWhatItMayNotRead()
    {
        await using var server = await ApiServer.StartAsync(_cluster, new ApiServerOptions(), _patience.Token);
        foreach (var resource in new[] { "services", "nodes", "persistentvolumes", "storageclasses" })
        {
            server.Faults.ForbidClusterWide(resource);
        }
        using var connection = Connect(server.Address);
        await using var watch = ClusterWatch.Start(connection.Api, _store, ["data"], TimeProvider.System, NullLoggerFactory.Instance);

        await UntilAsync(s => s.Sources.Count == 10 && s.Sources.Values.All(source => source.State is SourceState.Live or SourceState.Forbidden));

        Assert.True(_store.Snapshot.Knows(SourceKind.Services, "data"));
        Assert.False(_store.Snapshot.Knows(SourceKind.Nodes));
        Assert.Contains("forbidden", _store.Snapshot.SourceOf(SourceKind.Nodes)!.LastError);
    }

    private ClusterConnection Connect(Uri address)
    {
        var path = Path.Combine(_folder.FullName, "config");
        KubeconfigFile.Write(path, address, "simulated");
        return ClusterConnection.Resolve(new(path));
    }

    private void Create(string name) => _cluster.Create(ResourceTypes.Services, Service(name));

    private static JsonObject Service(string name) => JsonNode.Parse(Json.Service(name, version: ""))!.AsObject();

    private void Delete(string name) => _cluster.Delete(ResourceTypes.Services, "data", name, DeleteOptions.Now);

    private async Task UntilAsync(Func<ClusterSnapshot, bool> holds)
    {
        using var subscription = _store.Subscribe();
        while (!holds(_store.Snapshot))
        {
            await subscription.WaitAsync(_patience.Token);
        }
    }
}
