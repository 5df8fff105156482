using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Tests.Objects;

namespace StsDashboard.Simulator.Tests.Api;

public sealed class WriteTests : IAsyncLifetime
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";
    private const string Sets = "/apis/apps/v1/namespaces/default/statefulsets";

    private ApiFixture _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await ApiFixture.StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Create_Json_201WithTheStoredObject()
    {
        var (code, body) = await _cluster.SendAsync(HttpMethod.Post, Maps, Some.ConfigMap("a").ToJsonString());

        Assert.Equal(201, code);
        Assert.Equal(_cluster.Store.Version.ToString(), body.Text("metadata", "resourceVersion"));
    }

    [Fact]
    public async Task Create_Yaml_TypesItsScalars()
    {
        var (code, _) = await _cluster.SendAsync(HttpMethod.Post, Maps, "metadata: {name: a}\ndata: {number: \"1\", word: text}\nimmutable: true\n", "application/yaml");

        Assert.Equal(201, code);
        var stored = _cluster.Store.Get(ResourceTypes.ConfigMaps, "default", "a");
        Assert.Equal(("1", "text", true), (stored.Text("data", "number"), stored.Text("data", "word"), stored.Flag("immutable")));
    }

    [Fact]
    public async Task Create_DryRun_StoresNothing()
    {
        var (code, _) = await _cluster.SendAsync(HttpMethod.Post, $"{Maps}?dryRun=All", Some.ConfigMap("a").ToJsonString());

        Assert.Equal(201, code);
        Assert.Empty(_cluster.Store.List(ResourceTypes.ConfigMaps));
    }

    [Theory]
    [InlineData("Not_A_Name", 422, "metadata.name")]
    [InlineData("", 422, "name or generateName is required")]
    public async Task Create_BadName_Invalid(string name, int code, string message)
    {
        var (actual, status) = await _cluster.SendAsync(HttpMethod.Post, Maps, Some.ConfigMap(name).ToJsonString());

        Assert.Equal(code, actual);
        Assert.Contains(message, status.Text("message"));
    }

    [Fact]
    public async Task Create_BrokenJson_400() =>
        Assert.Equal(400, (await _cluster.SendAsync(HttpMethod.Post, Maps, "{")).Code);

    [Fact]
    public async Task Create_OtherMediaType_415() =>
        Assert.Equal(415, (await _cluster.SendAsync(HttpMethod.Post, Maps, "x", "text/plain")).Code);

    [Fact]
    public async Task Create_WronglyTypedField_400()
    {
        var set = Some.StatefulSet("web");
        set["spec"]!["selector"] = "app=web";
        set["spec"]!["template"]!["spec"]!["containers"] = "none";

        var (code, _) = await _cluster.SendAsync(HttpMethod.Post, Sets, set.ToJsonString());

        Assert.InRange(code, 400, 422);
    }

    [Fact]
    public async Task Create_SelectorNotInTemplate_Invalid()
    {
        var set = Some.StatefulSet("web");
        set["spec"]!["selector"]!["matchLabels"]!["app"] = "other";

        var (code, status) = await _cluster.SendAsync(HttpMethod.Post, Sets, set.ToJsonString());

        Assert.Equal(422, code);
        Assert.Contains("`selector` does not match template `labels`", status.Text("message"));
    }

    [Fact]
    public async Task Create_Set_HasTheDefaultsOfARealOne()
    {
        await _cluster.SendAsync(HttpMethod.Post, Sets, Some.StatefulSet("web").ToJsonString());

        var spec = _cluster.Store.Get(ResourceTypes.StatefulSets, "default", "web")!["spec"];
        Assert.Equal(("OrderedReady", "RollingUpdate", 0L, 10L), (spec.Text("podManagementPolicy"), spec.Text("updateStrategy", "type"),
            spec.Number("updateStrategy", "rollingUpdate", "partition"), spec.Number("revisionHistoryLimit")));
        Assert.Equal(("Retain", "Retain"), (spec.Text("persistentVolumeClaimRetentionPolicy", "whenScaled"), spec.Text("persistentVolumeClaimRetentionPolicy", "whenDeleted")));
        var pod = spec.Map("template", "spec");
        Assert.Equal(("Always", 30L, "ClusterFirst", "IfNotPresent"), (pod.Text("restartPolicy"), pod.Number("terminationGracePeriodSeconds"),
            pod.Text("dnsPolicy"), pod.Items("containers")![0].Text("imagePullPolicy")));
        Assert.Equal("Pending", spec.Items("volumeClaimTemplates")![0].Text("status", "phase"));
    }

    [Fact]
    public async Task Create_Services_GetAnAddressUnlessHeadless()
    {
        const string services = "/api/v1/namespaces/default/services";
        var (_, headless) = await _cluster.SendAsync(HttpMethod.Post, services, """{"metadata":{"name":"h"},"spec":{"clusterIP":"None","ports":[{"port":80}]}}""");
        var (_, first) = await _cluster.SendAsync(HttpMethod.Post, services, """{"metadata":{"name":"a"},"spec":{"ports":[{"port":80}]}}""");
        var (_, second) = await _cluster.SendAsync(HttpMethod.Post, services, """{"metadata":{"name":"b"},"spec":{"ports":[{"port":80}]}}""");

        Assert.Equal("None", headless.Text("spec", "clusterIP"));
        Assert.Matches(@"^10\.96\.\d+\.\d+$", first.Text("spec", "clusterIP"));
        Assert.NotEqual(first.Text("spec", "clusterIP"), second.Text("spec", "clusterIP"));
        Assert.Equal(("TCP", 80L), (first.Items("spec", "ports")![0].Text("protocol"), first.Items("spec", "ports")![0].Number("targetPort")));
    }

    [Fact]
    public async Task Create_ClaimOverQuota_403InTheApisWords()
    {
        _cluster.Store.Create(ResourceTypes.ResourceQuotas, Some.Parse("""{"metadata":{"name":"claims","namespace":"default"},"spec":{"hard":{"persistentvolumeclaims":"1"}}}"""));
        await CreateClaimAsync("data-web-0");

        var (code, status) = await CreateClaimAsync("data-web-1");

        Assert.Equal(403, code);
        Assert.Equal("persistentvolumeclaims \"data-web-1\" is forbidden: exceeded quota: claims, requested: persistentvolumeclaims=1, used: persistentvolumeclaims=1, limited: persistentvolumeclaims=1", status.Text("message"));
    }

    [Fact]
    public async Task Create_ClaimWithoutClass_GetsTheDefaultClassAndProtection()
    {
        _cluster.Store.Create(ResourceTypes.StorageClasses, Some.Parse(
            """{"metadata":{"name":"standard","annotations":{"storageclass.kubernetes.io/is-default-class":"true"}},"provisioner":"p"}"""));

        var (_, claim) = await CreateClaimAsync("data");

        Assert.Equal("standard", claim.Text("spec", "storageClassName"));
        Assert.Equal("kubernetes.io/pvc-protection", Assert.Single(claim.Items("metadata", "finalizers")!).Text());
    }

    [Fact]
    public async Task Replace_OldVersion_409()
    {
        var (_, old) = await _cluster.SendAsync(HttpMethod.Post, Maps, Some.ConfigMap("a").ToJsonString());
        old["data"]!["key"] = "2";
        Assert.Equal(200, (await _cluster.SendAsync(HttpMethod.Put, $"{Maps}/a", old.ToJsonString())).Code);

        var (code, status) = await _cluster.SendAsync(HttpMethod.Put, $"{Maps}/a", old.ToJsonString());

        Assert.Equal((409, "Conflict"), (code, status.Text("reason")));
    }

    [Fact]
    public async Task Status_Patched_LeavesTheSpecAlone()
    {
        _cluster.Store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));

        var (_, set) = await _cluster.PatchAsync($"{Sets}/web/status", "merge", """{"spec":{"replicas":9},"status":{"readyReplicas":2}}""");

        Assert.Equal((3, 2), (set.Number("spec", "replicas"), set.Number("status", "readyReplicas")));
    }

    [Theory]
    [InlineData("merge", """{"spec":{"replicas":5}}""")]
    [InlineData("json", """[{"op":"test","path":"/spec/replicas","value":3},{"op":"replace","path":"/spec/replicas","value":5}]""")]
    public async Task Scale_Patched_IsAViewOfTheSet(string kind, string patch)
    {
        _cluster.Store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));

        var (code, scale) = await _cluster.PatchAsync($"{Sets}/web/scale", kind, patch);

        Assert.Equal((200, "Scale", 5, "app=web"), (code, scale.Text("kind"), (int)scale.Number("spec", "replicas")!, scale.Text("status", "selector")));
        Assert.Equal(5, _cluster.Store.Get(ResourceTypes.StatefulSets, "default", "web").Number("spec", "replicas"));
    }

    [Theory]
    [InlineData("""[{"op":"add","path":"/data/new","value":"n"}]""", """{"key":"1","new":"n"}""")]
    [InlineData("""[{"op":"remove","path":"/data/key"}]""", "{}")]
    [InlineData("""[{"op":"move","from":"/data/key","path":"/data/moved"}]""", """{"moved":"1"}""")]
    [InlineData("""[{"op":"copy","from":"/data/key","path":"/data/a~1b"}]""", """{"key":"1","a/b":"1"}""")]
    public async Task JsonPatch_EachOperation_Applied(string patch, string expected)
    {
        _cluster.Store.Create(ResourceTypes.ConfigMaps, Some.ConfigMap("a"));

        var (_, map) = await _cluster.PatchAsync($"{Maps}/a", "json", patch);

        Assert.Equal(expected, map["data"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""[{"op":"test","path":"/data/key","value":"other"},{"op":"remove","path":"/data/key"}]""")]
    [InlineData("""[{"op":"remove","path":"/data/absent"}]""")]
    public async Task JsonPatch_DoesNotFit_422AndNothingChanges(string patch)
    {
        _cluster.Store.Create(ResourceTypes.ConfigMaps, Some.ConfigMap("a"));

        Assert.Equal(422, (await _cluster.PatchAsync($"{Maps}/a", "json", patch)).Code);
        Assert.Equal("1", _cluster.Store.Get(ResourceTypes.ConfigMaps, "default", "a").Text("data", "key"));
    }

    [Fact]
    public async Task Apply_UnknownObject_CreatesIt()
    {
        var (code, _) = await _cluster.PatchAsync($"{Maps}/a?fieldManager=test", "apply", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {key: x}}");

        Assert.Equal(201, code);
        Assert.Equal("x", _cluster.Store.Get(ResourceTypes.ConfigMaps, "default", "a").Text("data", "key"));
    }

    [Fact]
    public async Task Delete_Precondition_409()
    {
        _cluster.Store.Create(ResourceTypes.ConfigMaps, Some.ConfigMap("a"));

        Assert.Equal(409, (await _cluster.SendAsync(HttpMethod.Delete, $"{Maps}/a", """{"preconditions":{"uid":"other"}}""")).Code);
        Assert.Equal("Success", (await _cluster.SendAsync(HttpMethod.Delete, $"{Maps}/a")).Body.Text("status"));
    }

    [Theory]
    [InlineData("Orphan", "orphan")]
    [InlineData("Foreground", "foregroundDeletion")]
    public async Task Delete_Propagation_SetsItsFinalizer(string policy, string finalizer)
    {
        _cluster.Store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));

        var (_, set) = await _cluster.SendAsync(HttpMethod.Delete, $"{Sets}/web?propagationPolicy={policy}");

        Assert.Equal(finalizer, Assert.Single(set.Items("metadata", "finalizers")!).Text());
        Assert.NotNull(set.Text("metadata", "deletionTimestamp"));
    }

    [Fact]
    public async Task DeleteCollection_Selector_DeletesTheSelection()
    {
        _cluster.Store.Create(ResourceTypes.Pods, Some.Pod("a", labels: """{"app":"a"}"""));
        _cluster.Store.Create(ResourceTypes.Pods, Some.Pod("b", labels: """{"app":"b"}"""));

        await _cluster.SendAsync(HttpMethod.Delete, "/api/v1/namespaces/default/pods?labelSelector=app%3Da");

        Assert.Equal("b", Assert.Single(_cluster.Store.List(ResourceTypes.Pods)).Text("metadata", "name"));
    }

    [Theory]
    [InlineData("/api/v1/namespaces/default/pods/absent", "pods \"absent\" not found")]
    [InlineData("/apis/apps/v1/namespaces/default/statefulsets/absent", "statefulsets.apps \"absent\" not found")]
    [InlineData("/api/v1/namespaces/default/widgets", "the server could not find the requested resource")]
    public async Task Get_Absent_404(string path, string message)
    {
        var (code, status) = await _cluster.SendAsync(HttpMethod.Get, path);

        Assert.Equal((404, "Status", message), (code, status.Text("kind"), status.Text("message")));
    }

    private Task<(int Code, JsonNode Body)> CreateClaimAsync(string name) => _cluster.SendAsync(HttpMethod.Post, "/api/v1/namespaces/default/persistentvolumeclaims",
        $$"""{"metadata":{"name":"{{name}}"},"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"} } } }""");
}
