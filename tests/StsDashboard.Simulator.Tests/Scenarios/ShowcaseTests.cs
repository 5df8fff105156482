using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Tests.Controllers;

namespace StsDashboard.Simulator.Tests.Scenarios;

public sealed class ShowcaseTests(ShowcaseTests.FreshShowcase fresh) : IClassFixture<ShowcaseTests.FreshShowcase>
{
    [Theory]
    [InlineData("data/postgres", 3, 3, true)]
    [InlineData("data/mysql", 2, 2, true)]
    [InlineData("data/elastic", 3, 3, true)]
    [InlineData("shop/orders", 3, 2, true)]
    [InlineData("shop/catalog", 5, 5, false)]
    [InlineData("shop/sessions", 4, 4, false)]
    [InlineData("shop/cart", 3, 3, false)]
    [InlineData("shop/inventory", 1, 1, true)]
    [InlineData("messaging/kafka", 3, 3, true)]
    [InlineData("messaging/rabbitmq", 3, 3, true)]
    [InlineData("messaging/nats", 3, 3, true)]
    [InlineData("messaging/zookeeper", 3, 3, true)]
    [InlineData("analytics/clickhouse", 2, 1, true)]
    [InlineData("analytics/history", 0, 0, true)]
    [InlineData("analytics/druid", 1, 0, true)]
    [InlineData("analytics/superset", 1, 0, true)]
    [InlineData("analytics/flink", 1, 0, true)]
    [InlineData("edge/gateway-cache", 40, 40, true)]
    [InlineData("edge/session-store", 3, 3, true)]
    public void Set_AtTheStart_IsInItsState(string set, int pods, int ready, bool oneRevision)
    {
        var status = fresh.Objects.Get(ResourceTypes.StatefulSets, set.Split('/')[0], set.Split('/')[1])!["status"];

        Assert.Equal((pods, ready), (status.Number("replicas"), status.Number("readyReplicas") ?? 0));
        Assert.Equal(oneRevision, status.Text("currentRevision") == status.Text("updateRevision"));
    }

    [Fact]
    public void Showcase_AtTheStart_ShowsEachTroubleItIsMeantToShow()
    {
        var objects = fresh.Objects;

        Assert.Equal("CrashLoopBackOff", WaitingReason(Pod(objects, "shop", "orders-2")));
        Assert.Equal("example/orders:2.4.0", Pod(objects, "shop", "orders-2")["spec"]!["containers"]![0].Text("image"));
        Assert.Equal("ImagePullBackOff", WaitingReason(Pod(objects, "analytics", "superset-0")));
        Assert.Equal("PodInitializing", WaitingReason(Pod(objects, "analytics", "flink-0")));
        Assert.Contains(Conditions(Pod(objects, "analytics", "clickhouse-1")), condition =>
            condition.Text("reason") == "Unschedulable" && condition.Text("message")!.Contains("didn't match PersistentVolume's node affinity", StringComparison.Ordinal));
        Assert.Equal("Pending", Claim(objects, "analytics", "data-druid-0").Text("status", "phase"));
        Assert.All((string[])["data-mysql-2", "data-mysql-3", "data-mysql-4"], name => Assert.Equal("Bound", Claim(objects, "data", name).Text("status", "phase")));
        Assert.Null(objects.Get(ResourceTypes.StatefulSets, "analytics", "metrics-old"));
        Assert.NotNull(objects.Get(ResourceTypes.PersistentVolumeClaims, "analytics", "tsdb-metrics-old-2"));
        Assert.Null(objects.Get(ResourceTypes.Services, "messaging", "rabbitmq"));
        Assert.Null(objects.Get(ResourceTypes.Services, "messaging", "nats-headless"));
        Assert.NotEqual("None", objects.Get(ResourceTypes.Services, "messaging", "zookeeper").Text("spec", "clusterIP"));
        Assert.Equal(0, objects.Get(ResourceTypes.PodDisruptionBudgets, "messaging", "zookeeper").Number("status", "disruptionsAllowed"));
        Assert.Equal("750Gi", Claim(objects, "messaging", "data-kafka-1").Text("status", "capacity", "storage"));
        Assert.Equal("Running", Pod(objects, "shop", "inventory-backup-28712-x7k2p").Text("status", "phase"));
    }

    [Fact]
    public void Postgres_TheExampleOfTheReadme_HasThreeBoundClaimsOf50Gi()
    {
        var claims = Enumerable.Range(0, 3).Select(ordinal => Claim(fresh.Objects, "data", $"data-postgres-{ordinal}"));

        Assert.All(claims, claim => Assert.Equal(("Bound", "50Gi"), (claim.Text("status", "phase"), claim.Text("status", "capacity", "storage"))));
    }

    [Fact]
    public async Task Showcase_OfTheSameSeed_IsTheSameWorld()
    {
        await using var other = new SteppedCluster("showcase");

        Assert.Equal(Print(fresh.Objects), Print(other.Objects));
    }

    [Fact]
    public async Task Showcase_OfAnotherSeed_IsAnotherWorld()
    {
        await using var other = new SteppedCluster("showcase", seed: 2);

        Assert.NotEqual(Print(fresh.Objects), Print(other.Objects));
    }

    [Fact]
    public async Task Showcase_OverFiveMinutes_MovesAndLeavesPostgresAlone()
    {
        await using var cluster = new SteppedCluster("showcase", lively: true);
        var before = Pods(cluster.Objects);

        cluster.World.Wait(TimeSpan.FromMinutes(5));

        var after = Pods(cluster.Objects);
        Assert.Equal(before.Where(IsPostgres), after.Where(IsPostgres));
        Assert.NotEqual(before.Where(pod => pod.Name == "session-store-0"), after.Where(pod => pod.Name == "session-store-0"));
        Assert.True(after.Except(before).Count(pod => pod.Name.StartsWith("gateway-cache", StringComparison.Ordinal)) >= 20, "the large set did not roll");
        Assert.Equal(before.Select(pod => pod.Name), after.Select(pod => pod.Name));
    }

    private static bool IsPostgres((string Name, string Uid, string Address) pod) => pod.Name.StartsWith("postgres", StringComparison.Ordinal);

    private static List<(string Name, string Uid, string Address)> Pods(ObjectStore objects) =>
        [.. objects.List(ResourceTypes.Pods).Select(pod => (pod.Text("metadata", "name")!, pod.Text("metadata", "uid")!, pod.Text("status", "podIP") ?? ""))];

    private static string Print(ObjectStore objects) =>
        string.Join('\n', ResourceTypes.All.SelectMany(type => objects.List(type)).Select(one => one.ToJsonString()));

    private static JsonObject Pod(ObjectStore objects, string ns, string name) => objects.Get(ResourceTypes.Pods, ns, name)!;

    private static JsonObject Claim(ObjectStore objects, string ns, string name) => objects.Get(ResourceTypes.PersistentVolumeClaims, ns, name)!;

    private static JsonArray Conditions(JsonObject pod) => pod.Items("status", "conditions")!;

    private static string? WaitingReason(JsonObject pod) => pod.Items("status", "containerStatuses")![0].Text("state", "waiting", "reason");

    /// <summary>The showcase as it starts, made once; tests only read it.</summary>
    public sealed class FreshShowcase
    {
        public ObjectStore Objects { get; } = new SteppedCluster("showcase").Objects;
    }
}
