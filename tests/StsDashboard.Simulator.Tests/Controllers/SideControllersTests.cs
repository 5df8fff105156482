using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Tests.Controllers;

/// <summary>The controllers around the StatefulSet controller.</summary>
public sealed class SideControllersTests
{
    private const string Web = """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {clusterIP: None, selector: {app: web}, ports: [{name: http, port: 80}]}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: web}
        spec:
          serviceName: web
          replicas: 3
          podManagementPolicy: Parallel
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: "nginx:1.27", ports: [{name: http, containerPort: 80}]}]}
          volumeClaimTemplates:
          - metadata: {name: data}
            spec: {accessModes: [ReadWriteOnce], storageClassName: fast-ssd, resources: {requests: {storage: 1Gi}}}
        """;

    [Fact]
    public async Task EndpointSlice_OfPodsThatNameTheService_CarriesHostnamesAndZones()
    {
        await using var cluster = Settled(Web);

        var endpoints = Endpoints(cluster, "web");

        Assert.Equal(["web-0", "web-1", "web-2"], endpoints.Select(one => one.Text("hostname")).Order());
        Assert.All(endpoints, one => Assert.True(one.Flag("conditions", "ready")));
        Assert.Equal(3, endpoints.Select(one => one.Text("zone")).Distinct().Count());
    }

    [Fact]
    public async Task EndpointSlice_OfAServiceThatPodsDoNotName_HasNoHostnames()
    {
        await using var cluster = Settled(Web + "\n---\napiVersion: v1\nkind: Service\nmetadata: {name: other}\nspec: {clusterIP: None, selector: {app: web}}");

        Assert.All(Endpoints(cluster, "other"), one => Assert.Null(one.Text("hostname")));
        Assert.Equal(3, Endpoints(cluster, "other").Count);
    }

    [Fact]
    public async Task EndpointSlice_OfATargetPortByName_HasTheContainersNumber()
    {
        await using var cluster = Settled(Web.Replace("{name: http, port: 80}", "{name: http, port: 80, targetPort: http}, {name: gone, port: 81, targetPort: gone}", StringComparison.Ordinal)
            .Replace("containerPort: 80", "containerPort: 8080", StringComparison.Ordinal));

        var ports = Assert.Single(Slices(cluster, "web")).Items("ports");

        Assert.Equal([("http", 8080L)], ports!.Select(port => (port.Text("name")!, port.Number("port")!.Value)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Endpoint_OfAPodThatIsNotReady_IsReadyOnlyWhenPublished(bool published)
    {
        await using var cluster = Settled(Web.Replace("clusterIP: None", $"clusterIP: None, publishNotReadyAddresses: {(published ? "true" : "false")}", StringComparison.Ordinal));

        cluster.World.Steer("default", "web-1", "ready", "false");
        cluster.World.Wait(TimeSpan.FromSeconds(1));

        var conditions = Endpoints(cluster, "web").Single(one => one.Text("hostname") == "web-1").Map("conditions");
        Assert.Equal((published, false, false), (conditions.Flag("ready"), conditions.Flag("serving"), conditions.Flag("terminating")));
    }

    [Fact]
    public async Task EndpointSlices_Of130Pods_AreTwoOfAtMost100()
    {
        await using var cluster = Settled(Web[..Web.IndexOf("  volumeClaimTemplates", StringComparison.Ordinal)].Replace("replicas: 3", "replicas: 130", StringComparison.Ordinal));

        Assert.Equal([30, 100], Slices(cluster, "web").Select(slice => slice.Items("endpoints")!.Count).Order());
    }

    [Fact]
    public async Task Eviction_ByAnnotation_FailsThePodAndTheSetReplacesIt()
    {
        await using var cluster = Settled(Web);
        var before = Pod(cluster, "web-1").Text("metadata", "uid");

        cluster.World.Steer("default", "web-1", "fail", "Evicted");
        cluster.World.Wait(TimeSpan.FromSeconds(10));

        Assert.NotEqual(before, Pod(cluster, "web-1").Text("metadata", "uid"));
        Assert.Equal("Running", Pod(cluster, "web-1").Text("status", "phase"));
    }

    [Fact]
    public async Task CrashLoop_OverTenMinutes_RestartsEverMoreSlowly()
    {
        await using var cluster = Settled(Web);

        cluster.World.Steer("default", "web-0", "crash", "true");
        cluster.World.Wait(TimeSpan.FromMinutes(10));

        // Waits of 10, 20, 40, 80, 160 and 300 seconds: the sixth is under way.
        Assert.Equal(5, Pod(cluster, "web-0").Items("status", "containerStatuses")![0].Number("restartCount"));
    }

    [Fact]
    public async Task Volume_OfADeletedClaim_GoesOrStaysByItsReclaimPolicy()
    {
        await using var cluster = Settled(Web + "\n---\n" + Web.Replace("web", "vault", StringComparison.Ordinal).Replace("fast-ssd", "archive", StringComparison.Ordinal));

        cluster.World.Scale("default", "web", 0);
        cluster.World.Scale("default", "vault", 0);
        cluster.World.Wait(TimeSpan.FromSeconds(5));
        cluster.World.Delete(ResourceTypes.PersistentVolumeClaims, "default", "data-web-0");
        cluster.World.Delete(ResourceTypes.PersistentVolumeClaims, "default", "data-vault-0");
        cluster.World.Wait(TimeSpan.FromSeconds(5));

        var volumes = cluster.Objects.List(ResourceTypes.PersistentVolumes);
        Assert.DoesNotContain(volumes, volume => volume.Text("spec", "claimRef", "name") == "data-web-0");
        Assert.Equal("Released", volumes.Single(volume => volume.Text("spec", "claimRef", "name") == "data-vault-0").Text("status", "phase"));
    }

    [Fact]
    public async Task ForegroundDeletion_OfASet_EndsWithItsLastPod()
    {
        await using var cluster = Settled(Web);

        cluster.World.Delete(ResourceTypes.StatefulSets, "default", "web", PropagationPolicy.Foreground);
        cluster.World.Wait(TimeSpan.FromMilliseconds(100));
        var meanwhile = cluster.Objects.Get(ResourceTypes.StatefulSets, "default", "web");
        cluster.World.Wait(TimeSpan.FromSeconds(10));

        Assert.NotNull(meanwhile);
        Assert.Null(cluster.Objects.Get(ResourceTypes.StatefulSets, "default", "web"));
        Assert.Empty(cluster.Objects.List(ResourceTypes.Pods));
    }

    [Fact]
    public async Task Budget_OfHealthyPods_AllowsWhatIsLeft()
    {
        await using var cluster = Settled(Web + "\n---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {minAvailable: 2, selector: {matchLabels: {app: web}}}");
        var before = Allowed(cluster);

        cluster.World.Steer("default", "web-1", "ready", "false");
        cluster.World.Wait(TimeSpan.FromSeconds(1));

        Assert.Equal((1, 0), (before, Allowed(cluster)));
    }

    [Fact]
    public async Task Pod_WithASelectorThatNoNodeHas_IsUnschedulableInTheSchedulersWords()
    {
        await using var cluster = Settled(Web.Replace("spec: {containers", "spec: {nodeSelector: {disk: nvme}, containers", StringComparison.Ordinal));

        var condition = Pod(cluster, "web-0").Items("status", "conditions")!.Single();

        Assert.Equal(("PodScheduled", "False", "Unschedulable"), (condition.Text("type"), condition.Text("status"), condition.Text("reason")));
        Assert.Equal(
            "0/5 nodes are available: 5 node(s) didn't match Pod's node affinity/selector. no new claims to deallocate, preemption: 0/5 nodes are available: 5 Preemption is not helpful for scheduling.",
            condition.Text("message"));
    }

    [Fact]
    public async Task Claim_RefusedByAQuota_IsToldAsFailedCreateInTheRealWords()
    {
        await using var cluster = Settled(Web);
        cluster.World.Apply("apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: claims}\nspec: {hard: {persistentvolumeclaims: \"3\"}}");

        cluster.World.Scale("default", "web", 4);
        cluster.World.Wait(TimeSpan.FromSeconds(5));

        Assert.Equal("3", cluster.Objects.Get(ResourceTypes.ResourceQuotas, "default", "claims").Text("status", "used", "persistentvolumeclaims"));
        Assert.Contains(cluster.Objects.List(ResourceTypes.Events), told => told.Text("reason") == "FailedCreate" && told.Text("message") ==
            "Create Pod web-3 in StatefulSet web failed error: failed to create PVC data-web-3: persistentvolumeclaims \"data-web-3\" is forbidden: exceeded quota: claims, requested: persistentvolumeclaims=1, used: persistentvolumeclaims=3, limited: persistentvolumeclaims=3");
    }

    [Fact]
    public async Task Namespace_BeingDeleted_EmptiesAndGoes()
    {
        await using var cluster = Settled("apiVersion: v1\nkind: Namespace\nmetadata: {name: team}\n---\n" + Web.Replace("metadata: {name: web}", "metadata: {name: web, namespace: team}", StringComparison.Ordinal));
        Assert.Equal(3, cluster.Objects.List(ResourceTypes.Pods, "team").Count);

        cluster.World.Delete(ResourceTypes.Namespaces, "", "team");
        cluster.World.Wait(TimeSpan.FromMilliseconds(100));
        var meanwhile = cluster.Objects.Get(ResourceTypes.Namespaces, null, "team");
        cluster.World.Wait(TimeSpan.FromSeconds(10));

        Assert.Equal("Terminating", meanwhile.Text("status", "phase"));
        Assert.Null(cluster.Objects.Get(ResourceTypes.Namespaces, null, "team"));
        Assert.All(ResourceTypes.All.Where(type => type.Namespaced), type => Assert.Empty(cluster.Objects.List(type, "team")));
    }

    [Fact]
    public async Task Claim_AskingForMore_GrowsWithItsVolume()
    {
        await using var cluster = Settled(Web);

        cluster.World.Resize("default", "data-web-1", "3Gi");
        cluster.World.Wait(TimeSpan.FromSeconds(10));

        var claim = cluster.Objects.Get(ResourceTypes.PersistentVolumeClaims, "default", "data-web-1");
        Assert.Equal("3Gi", claim.Text("status", "capacity", "storage"));
        Assert.Equal("3Gi", cluster.Objects.Get(ResourceTypes.PersistentVolumes, null, claim.Text("spec", "volumeName")!).Text("spec", "capacity", "storage"));
    }

    [Fact]
    public async Task Events_OfTheScheduler_HaveATimeInPlaceOfFirstLastAndCount()
    {
        await using var cluster = Settled(Web);

        var scheduled = cluster.Objects.List(ResourceTypes.Events).Where(told => told.Text("reason") == "Scheduled").ToList();

        Assert.Equal(3, scheduled.Count);
        Assert.All(scheduled, told => Assert.Matches("^2026-01-01T12:00:[0-9.]{9}Z$", told.Text("eventTime")));
        Assert.All(scheduled, told => Assert.Null(told.Text("lastTimestamp")));
        Assert.All(scheduled, told => Assert.False(told.ContainsKey("count")));
    }

    [Fact]
    public async Task Events_AfterAnHour_AreGone()
    {
        await using var cluster = Settled(Web);
        Assert.NotEmpty(cluster.Objects.List(ResourceTypes.Events));

        cluster.World.Wait(TimeSpan.FromMinutes(61));

        Assert.Empty(cluster.Objects.List(ResourceTypes.Events));
    }

    private static SteppedCluster Settled(string manifests)
    {
        var cluster = new SteppedCluster();
        cluster.World.Apply(manifests);
        cluster.World.Wait(TimeSpan.FromSeconds(20));
        return cluster;
    }

    private static JsonObject Pod(SteppedCluster cluster, string name) => cluster.Objects.Get(ResourceTypes.Pods, "default", name)!;

    private static IEnumerable<JsonObject> Slices(SteppedCluster cluster, string service) =>
        cluster.Objects.List(ResourceTypes.EndpointSlices).Where(slice => slice.Text("metadata", "labels", "kubernetes.io/service-name") == service);

    private static List<JsonNode?> Endpoints(SteppedCluster cluster, string service) => [.. Slices(cluster, service).SelectMany(slice => slice.Items("endpoints") ?? [])];

    private static long? Allowed(SteppedCluster cluster) => cluster.Objects.Get(ResourceTypes.PodDisruptionBudgets, "default", "web").Number("status", "disruptionsAllowed");
}
