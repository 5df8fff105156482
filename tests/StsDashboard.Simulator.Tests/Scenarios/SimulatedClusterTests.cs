using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Tests.Scenarios;

/// <summary>The whole cluster, over HTTP and in real time.</summary>
public sealed class SimulatedClusterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Start_OfAnUnknownScenario_NamesThoseThatExist()
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => StartAsync("no-such"));

        Assert.Contains("no-such", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("showcase, empty, load:", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_AfterStart_DeletesTheKubeconfig()
    {
        var cluster = await StartAsync("empty");
        var path = cluster.KubeconfigPath;
        Assert.True(File.Exists(path));

        await cluster.DisposeAsync();

        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Scale_OverHttp_CreatesReadyPodsAndLeavesClaimsBehind()
    {
        await using var cluster = await StartAsync("showcase");
        using var http = new HttpClient { BaseAddress = cluster.ApiAddress };

        await ScaleAsync(http, 5);
        await UntilAsync(cluster, objects => ReadyReplicas(objects) == 5);
        await ScaleAsync(http, 2);
        await UntilAsync(cluster, objects => objects.Get(ResourceTypes.Pods, "data", "postgres-2") is null && ReadyReplicas(objects) == 2);

        var claims = await http.GetFromJsonAsync<JsonObject>(new Uri("/api/v1/namespaces/data/persistentvolumeclaims?labelSelector=app%3Dpostgres", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(
            ["data-postgres-0", "data-postgres-1", "data-postgres-2", "data-postgres-3", "data-postgres-4"],
            claims!["items"]!.AsArray().Select(claim => claim.Text("metadata", "name")));
    }

    [Fact]
    public async Task Controllers_AfterTheHistoryExpired_GoOn()
    {
        await using var cluster = await StartAsync("showcase");
        using var http = new HttpClient { BaseAddress = cluster.ApiAddress };

        cluster.ApiFaults.ExpireHistory();
        await ScaleAsync(http, 4);

        await UntilAsync(cluster, objects => ReadyReplicas(objects) == 4);
    }

    [Fact]
    public async Task Load_OfManySets_IsReadyFromTheStart()
    {
        await using var cluster = await StartAsync("load:30x4");

        Assert.Equal(120, cluster.Objects.List(ResourceTypes.Pods).Count);
        Assert.Equal(120, cluster.Objects.List(ResourceTypes.PersistentVolumeClaims).Count);
        Assert.Equal(120, cluster.Objects.List(ResourceTypes.EndpointSlices).Sum(slice => slice.Items("endpoints")?.Count ?? 0));
        Assert.All(cluster.Objects.List(ResourceTypes.StatefulSets), set => Assert.Equal(4, set.Number("status", "readyReplicas")));
    }

    private static Task<SimulatedCluster> StartAsync(string scenario) => SimulatedCluster.StartAsync(
        new SimulatorOptions { Scenario = scenario, Speed = 10, Lively = false }, TimeProvider.System, NullLoggerFactory.Instance, TestContext.Current.CancellationToken);

    private static long ReadyReplicas(ObjectStore objects) =>
        objects.Get(ResourceTypes.StatefulSets, "data", "postgres").Number("status", "readyReplicas") ?? 0;

    private static async Task ScaleAsync(HttpClient http, int replicas)
    {
        using var patch = new StringContent($$$"""{"spec":{"replicas":{{{replicas}}}}}""", Encoding.UTF8, "application/merge-patch+json");
        using var answer = await http.PatchAsync(new Uri("/apis/apps/v1/namespaces/data/statefulsets/postgres/scale", UriKind.Relative), patch, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task UntilAsync(SimulatedCluster cluster, Func<ObjectStore, bool> reached)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var changes = cluster.Objects.WatchAll(cluster.Objects.Version);
        while (!reached(cluster.Objects))
        {
            await changes.WaitAsync(patience.Token);
            changes.Read();
        }
    }
}
