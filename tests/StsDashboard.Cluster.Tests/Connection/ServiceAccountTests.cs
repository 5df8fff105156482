using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Store;
using StsDashboard.Cluster.Watching;
using StsDashboard.Domain.Facts;
using StsDashboard.Testing;

namespace StsDashboard.Cluster.Tests.Connection;

/// <summary>A pod's account against a real TLS server: token and CA change under the running program, as the kubelet and the cluster change them.</summary>
public sealed class ServiceAccountTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("serviceaccount");
    private readonly Dictionary<string, string> _environment = [];
    private readonly ClusterStore _store = new();
    private readonly FastClock _clock = new(10);
    private readonly CancellationTokenSource _patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public ServiceAccountTests() => _patience.CancelAfter(TimeSpan.FromSeconds(60));

    public void Dispose()
    {
        _patience.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Authority_Rotated_IsTakenUpOnceTheFileHasIt()
    {
        await using var server = await SecureServer.StartAsync();
        Write(server);
        using var connection = Resolve(server.Port);
        await using var watch = ClusterWatch.Start(connection.Api, _store, [], _clock, NullLoggerFactory.Instance);
        await UntilAllAsync(SourceState.Live);

        await server.RotateAsync();
        await UntilAllAsync(SourceState.Reconnecting);
        Assert.Contains("certificate", _store.Snapshot.SourceOf(SourceKind.Services)!.LastError);
        Assert.Single(_store.Snapshot.Services);

        Write(server);
        await UntilAllAsync(SourceState.Live);
        Assert.Single(_store.Snapshot.Services);
    }

    [Fact]
    public async Task Token_Expired_IsReadAgainOnceTheFileHasTheNextOne()
    {
        await using var server = await SecureServer.StartAsync();
        Write(server);
        using var connection = Resolve(server.Port);
        await using var watch = ClusterWatch.Start(connection.Api, _store, [], _clock, NullLoggerFactory.Instance);
        await UntilAllAsync(SourceState.Live);

        server.Token = "second";
        await server.CloseWatchesAsync();
        await UntilAllAsync(SourceState.Reconnecting);
        Assert.Equal("Unauthorized", _store.Snapshot.SourceOf(SourceKind.Services)!.LastError);

        Write(server);
        await UntilAllAsync(SourceState.Live);
    }

    [Fact]
    public void Account_WithoutACertificate_IsNoCluster()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "token"), "first");
        File.WriteAllText(Path.Combine(_folder.FullName, "ca.crt"), "");

        var refused = Assert.Throws<ClusterNotFoundException>(() => Resolve(443));

        Assert.Contains(_folder.FullName, refused.Message);
    }

    [Theory]
    [InlineData("10.96.0.1", "https://10.96.0.1/")]
    [InlineData("fd00:10:96::1", "https://[fd00:10:96::1]/")]
    public async Task Account_OfAPod_NamesTheApiServer(string host, string address)
    {
        await using var server = await SecureServer.StartAsync();
        Write(server);
        _environment["KUBERNETES_SERVICE_HOST"] = host;

        using var connection = Resolve(443);

        Assert.Equal(("in-cluster", new Uri(address)), (connection.Name, connection.ApiServer));
    }

    /// <summary>What the kubelet does: the new content replaces the old at once.</summary>
    private void Write(SecureServer server)
    {
        foreach (var (name, text) in new[] { ("token", server.Token), ("ca.crt", server.Authority) })
        {
            var path = Path.Combine(_folder.FullName, name);
            File.WriteAllText(path + ".new", text);
            File.Move(path + ".new", path, overwrite: true);
        }
    }

    private ClusterConnection Resolve(int port)
    {
        _environment.TryAdd("KUBERNETES_SERVICE_HOST", "127.0.0.1");
        _environment["KUBERNETES_SERVICE_PORT"] = port.ToString(CultureInfo.InvariantCulture);
        return ClusterConnection.Resolve(new(), _clock, _environment.GetValueOrDefault, _folder.FullName);
    }

    private async Task UntilAllAsync(SourceState state)
    {
        using var subscription = _store.Subscribe();
        while (!(_store.Snapshot.Sources.Count == WatchedKinds.All.Count && _store.Snapshot.Sources.Values.All(source => source.State == state)))
        {
            await subscription.WaitAsync(_patience.Token);
        }
    }
}
