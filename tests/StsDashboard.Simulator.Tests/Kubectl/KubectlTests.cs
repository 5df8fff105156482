using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Tests.Api;
using StsDashboard.Simulator.Tests.Objects;

namespace StsDashboard.Simulator.Tests.Kubectl;

public sealed class KubectlTests : IAsyncLifetime
{
    private const string Example = """
        apiVersion: v1
        kind: Service
        metadata: {name: postgres, namespace: data}
        spec: {clusterIP: None, selector: {app: postgres}, ports: [{port: 5432, targetPort: 5432}]}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: postgres, namespace: data}
        spec:
          serviceName: postgres
          replicas: 3
          selector: {matchLabels: {app: postgres}}
          template:
            metadata: {labels: {app: postgres}}
            spec:
              containers:
              - name: postgres
                image: postgres:16
                ports: [{containerPort: 5432}]
                env: [{name: POSTGRES_PASSWORD, valueFrom: {secretKeyRef: {name: pg-secret, key: password}}}]
                volumeMounts: [{name: data, mountPath: /var/lib/postgresql/data}]
          volumeClaimTemplates:
          - metadata: {name: data}
            spec: {accessModes: [ReadWriteOnce], storageClassName: fast-ssd, resources: {requests: {storage: 50Gi}}}
        """;

    private ApiFixture _cluster = null!;
    private KubectlTool _kubectl = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await ApiFixture.StartAsync();
        _kubectl = new KubectlTool(_cluster.Server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _kubectl?.Dispose();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task Version_Asked_NamesTheServer() =>
        Assert.Contains("Server Version: v1.36.2", await _kubectl.SucceedAsync("version"));

    [Fact]
    public async Task ApiResources_Asked_ListsEveryKind()
    {
        var output = await _kubectl.SucceedAsync("api-resources");

        Assert.All(ResourceTypes.All, type => Assert.Contains(type.Kind, output));
        Assert.Matches(@"statefulsets\s+sts\s+apps/v1\s+true\s+StatefulSet", output);
    }

    [Fact]
    public async Task Apply_ExampleTwice_CreatedThenUnchangedThenConfigured()
    {
        await _kubectl.SucceedAsync("create namespace data");

        var first = await _kubectl.SucceedAsync("apply -f -", Example);
        var version = _cluster.Store.Version;
        var second = await _kubectl.SucceedAsync("apply -f -", Example);
        var versionAfter = _cluster.Store.Version;
        var third = await _kubectl.SucceedAsync("apply -f -", Example.Replace("replicas: 3", "replicas: 5"));

        Assert.Equal("service/postgres created\nstatefulset.apps/postgres created\n", first);
        // Claim templates are an atomic list with defaults in it, so kubectl sends them again each time, as to a real
        // cluster (kubernetes/kubernetes#66450), and reports "configured"; what counts is that the server sees no change.
        Assert.StartsWith("service/postgres unchanged\n", second);
        Assert.Equal(version, versionAfter);
        Assert.Equal("service/postgres unchanged\nstatefulset.apps/postgres configured\n", third);
        var set = _cluster.Store.Get(ResourceTypes.StatefulSets, "data", "postgres");
        Assert.Equal((5, 2), (set.Number("spec", "replicas"), set.Number("metadata", "generation")));
    }

    [Fact]
    public async Task Apply_SetWithoutClaimsTwice_Unchanged()
    {
        await _kubectl.SucceedAsync("create namespace data");
        var example = Example[..Example.IndexOf("  volumeClaimTemplates", StringComparison.Ordinal)];
        await _kubectl.SucceedAsync("apply -f -", example);

        Assert.Equal("service/postgres unchanged\nstatefulset.apps/postgres unchanged\n", await _kubectl.SucceedAsync("apply -f -", example));
    }

    [Fact]
    public async Task Apply_ServerSide_CreatesAndChanges()
    {
        await _kubectl.SucceedAsync("create namespace data");

        await _kubectl.SucceedAsync("apply --server-side -f -", Example);
        await _kubectl.SucceedAsync("apply --server-side -f -", Example.Replace("replicas: 3", "replicas: 4"));

        Assert.Equal(4, _cluster.Store.Get(ResourceTypes.StatefulSets, "data", "postgres").Number("spec", "replicas"));
    }

    [Fact]
    public async Task Apply_ImmutableField_IsRefusedInTheApisWords()
    {
        await _kubectl.SucceedAsync("create namespace data");
        await _kubectl.SucceedAsync("apply -f -", Example);

        var result = await _kubectl.RunAsync("apply -f -", Example.Replace("serviceName: postgres", "serviceName: other"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("The StatefulSet \"postgres\" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template'", result.Errors);
    }

    [Fact]
    public async Task Get_Wide_ShowsTheUsualColumns()
    {
        CreateRunningPod("web-0");
        _cluster.Store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));

        var pods = await _kubectl.SucceedAsync("get pods -o wide");
        var sets = await _kubectl.SucceedAsync("get sts -o wide");
        var one = await _kubectl.SucceedAsync("get pod web-0");

        Assert.Matches(@"^NAME\s+READY\s+STATUS\s+RESTARTS\s+AGE\s+IP\s+NODE\s+NOMINATED NODE\s+READINESS GATES\n", pods);
        Assert.Matches(@"web-0\s+1/1\s+Running\s+0\s+\d+s\s+10\.244\.0\.7\s+n1\s+<none>\s+<none>", pods);
        Assert.Matches(@"web\s+0/3\s+\d+s\s+main\s+nginx:1\.27", sets);
        Assert.Matches(@"^NAME\s+READY\s+STATUS\s+RESTARTS\s+AGE\nweb-0\s+1/1\s+Running", one);
    }

    [Fact]
    public async Task Get_EveryKind_Succeeds()
    {
        foreach (var type in ResourceTypes.All)
            await _kubectl.SucceedAsync($"get {type.QualifiedName} -A".Replace(type.Namespaced ? "\0" : " -A", ""));
    }

    [Fact]
    public async Task Get_Watch_PrintsEachChange()
    {
        CreateRunningPod("web-0");
        using var process = _kubectl.Start("get pods -w");
        Assert.StartsWith("NAME", await process.StandardOutput.ReadLineAsync(ApiFixture.Cancellation));
        Assert.Contains("web-0", await process.StandardOutput.ReadLineAsync(ApiFixture.Cancellation));

        CreateRunningPod("web-1");
        Assert.Matches(@"web-1\s+0/1\s+Pending", await process.StandardOutput.ReadLineAsync(ApiFixture.Cancellation));
        process.Kill();
    }

    [Fact]
    public async Task Describe_SetAndPod_ShowsThem()
    {
        _cluster.Store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));
        CreateRunningPod("web-0");
        _cluster.Store.Create(ResourceTypes.Events, Some.Parse(
            """
            {"metadata":{"name":"web.1","namespace":"default"},"involvedObject":{"kind":"StatefulSet","namespace":"default","name":"web","uid":"UID"},
             "type":"Normal","reason":"SuccessfulCreate","message":"create Pod web-0 in StatefulSet web successful","count":1,"source":{"component":"statefulset-controller"},
             "firstTimestamp":"2026-11-22T15:00:00Z","lastTimestamp":"2026-11-22T15:00:00Z"}
            """.Replace("UID", _cluster.Store.Get(ResourceTypes.StatefulSets, "default", "web").Text("metadata", "uid"))));

        var set = await _kubectl.SucceedAsync("describe sts web");
        var pod = await _kubectl.SucceedAsync("describe pod web-0");

        Assert.Contains("Update Strategy:    RollingUpdate", set);
        Assert.Contains("create Pod web-0 in StatefulSet web successful", set);
        Assert.Matches(@"Node:\s+n1", pod);
    }

    [Fact]
    public async Task Scale_Set_ChangesReplicas()
    {
        _cluster.Store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));

        Assert.Equal("statefulset.apps/web scaled\n", await _kubectl.SucceedAsync("scale sts/web --replicas=5"));
        Assert.Equal("statefulset.apps/web scaled\n", await _kubectl.SucceedAsync("scale sts/web --current-replicas=5 --replicas=2"));

        Assert.Equal(2, _cluster.Store.Get(ResourceTypes.StatefulSets, "default", "web").Number("spec", "replicas"));
    }

    [Fact]
    public async Task RolloutRestart_Set_StampsTheTemplate()
    {
        _cluster.Store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));

        Assert.Equal("statefulset.apps/web restarted\n", await _kubectl.SucceedAsync("rollout restart sts/web"));

        Assert.NotNull(_cluster.Store.Get(ResourceTypes.StatefulSets, "default", "web")
            .Text("spec", "template", "metadata", "annotations", "kubectl.kubernetes.io/restartedAt"));
    }

    [Fact]
    public async Task RolloutStatus_UntilUpdated_WaitsAndEnds()
    {
        _cluster.Store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));
        using var process = _kubectl.Start("rollout status sts/web");
        Assert.Contains("Waiting for", await process.StandardOutput.ReadLineAsync(ApiFixture.Cancellation));

        _cluster.Store.Update(ResourceTypes.StatefulSets, "default", "web", set =>
        {
            set["status"] = Some.Parse("""{"observedGeneration":1,"replicas":3,"readyReplicas":3,"updatedReplicas":3,"availableReplicas":3,"currentRevision":"web-1","updateRevision":"web-1"}""");
            return set;
        }, "status");

        var rest = await process.StandardOutput.ReadToEndAsync(ApiFixture.Cancellation);
        await process.WaitForExitAsync(ApiFixture.Cancellation);
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("roll out complete: 3 new pods have been updated", rest);
    }

    [Theory]
    [InlineData("strategic", """{"spec":{"template":{"spec":{"containers":[{"name":"main","image":"nginx:1.28"}]}}}}""")]
    [InlineData("merge", """{"spec":{"template":{"spec":{"containers":[{"name":"main","image":"nginx:1.28"}]}}}}""")]
    [InlineData("json", """[{"op":"replace","path":"/spec/template/spec/containers/0/image","value":"nginx:1.28"}]""")]
    public async Task Patch_EachKind_ChangesTheImage(string kind, string patch)
    {
        _cluster.Store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, patch, ApiFixture.Cancellation);

        Assert.Equal("statefulset.apps/web patched\n", await _kubectl.SucceedAsync($"patch sts web --type={kind} --patch-file {file}"));

        File.Delete(file);
        var set = _cluster.Store.Get(ResourceTypes.StatefulSets, "default", "web");
        Assert.Equal("nginx:1.28", set.Items("spec", "template", "spec", "containers")![0].Text("image"));
    }

    [Fact]
    public async Task AnnotateAndLabel_Pod_ChangesItsMetadata()
    {
        CreateRunningPod("web-0");

        await _kubectl.SucceedAsync("annotate pod web-0 sim/ready=false");
        await _kubectl.SucceedAsync("label pod web-0 tier=db");
        await _kubectl.SucceedAsync("annotate pod web-0 sim/ready-");

        var pod = _cluster.Store.Get(ResourceTypes.Pods, "default", "web-0");
        Assert.Equal(("db", null), (pod.Text("metadata", "labels", "tier"), pod.Text("metadata", "annotations", "sim/ready")));
    }

    [Fact]
    public async Task DeletePod_OnNode_WaitsUntilItIsGone()
    {
        CreateRunningPod("web-0");
        using var process = _kubectl.Start("delete pod web-0");
        Assert.Contains("pod \"web-0\" deleted", await process.StandardOutput.ReadLineAsync(ApiFixture.Cancellation));
        Assert.False(process.HasExited);
        Assert.NotNull(_cluster.Store.Get(ResourceTypes.Pods, "default", "web-0").Text("metadata", "deletionTimestamp"));

        _cluster.Store.Delete(ResourceTypes.Pods, "default", "web-0", DeleteOptions.Now);

        await process.WaitForExitAsync(ApiFixture.Cancellation);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task DeleteSet_CascadeOrphan_SetsTheFinalizer()
    {
        _cluster.Store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));

        await _kubectl.SucceedAsync("delete sts web --cascade=orphan --wait=false");

        Assert.Equal(["orphan"], _cluster.Store.Get(ResourceTypes.StatefulSets, "default", "web").Items("metadata", "finalizers")!.Select(one => one.Text()));
    }

    [Fact]
    public async Task AuthCanI_ForbiddenKind_SaysNo()
    {
        _cluster.Server.Faults.Forbid("nodes");

        Assert.Equal("yes\n", await _kubectl.SucceedAsync("auth can-i list pods -A"));
        Assert.Equal("no\n", (await _kubectl.RunAsync("auth can-i list nodes")).Output);
        Assert.Contains("nodes is forbidden: User \"simulated-user\" cannot list resource \"nodes\" in API group \"\" at the cluster scope",
            (await _kubectl.RunAsync("get nodes")).Errors);
    }

    [Fact]
    public async Task Edit_ReplaceAndCreate_Succeed()
    {
        await _kubectl.SucceedAsync("create configmap settings --from-literal=a=1");
        var yaml = await _kubectl.SucceedAsync("get configmap settings -o yaml");

        Assert.Equal("configmap/settings replaced\n", await _kubectl.SucceedAsync("replace -f -", yaml.Replace("a: \"1\"", "a: \"2\"")));

        Assert.Equal("2", _cluster.Store.Get(ResourceTypes.ConfigMaps, "default", "settings").Text("data", "a"));
        Assert.Contains("the object has been modified", (await _kubectl.RunAsync("replace -f -", yaml)).Errors);
    }

    [Fact]
    public async Task Drain_BudgetSpent_WaitsAndThenEvicts()
    {
        _cluster.Store.Create(ResourceTypes.Nodes, Some.Parse("""{"metadata":{"name":"n1"},"status":{"conditions":[{"type":"Ready","status":"True"}]}}"""));
        _cluster.Store.Create(ResourceTypes.PodDisruptionBudgets, Some.Parse("""{"metadata":{"name":"web","namespace":"default"},"spec":{"minAvailable":1,"selector":{"matchLabels":{"app":"web"}}}}"""));
        CreateRunningPod("web-0");
        SetAllowedDisruptions(0);
        using var process = _kubectl.Start("drain n1 --force --grace-period=0");
        while (await process.StandardError.ReadLineAsync(ApiFixture.Cancellation) is { } line && !line.Contains("violate the pod's disruption budget"))
        {
        }

        Assert.True(_cluster.Store.Get(ResourceTypes.Nodes, null, "n1").Flag("spec", "unschedulable"));
        Assert.NotNull(_cluster.Store.Get(ResourceTypes.Pods, "default", "web-0"));
        SetAllowedDisruptions(1);

        await process.WaitForExitAsync(ApiFixture.Cancellation);
        Assert.Equal(0, process.ExitCode);
        Assert.Null(_cluster.Store.Get(ResourceTypes.Pods, "default", "web-0"));
    }

    [Fact]
    public async Task Logs_RunningPod_SaysThatItIsSimulated()
    {
        CreateRunningPod("web-0");

        Assert.Contains("simulated", await _kubectl.SucceedAsync("logs web-0"));
    }

    private void SetAllowedDisruptions(int allowed) => _cluster.Store.Update(ResourceTypes.PodDisruptionBudgets, "default", "web", budget =>
    {
        budget["status"] = Some.Parse($$"""{"observedGeneration":1,"disruptionsAllowed":{{allowed}},"currentHealthy":1,"desiredHealthy":{{1 - allowed}},"expectedPods":1}""");
        return budget;
    }, "status");

    private void CreateRunningPod(string name)
    {
        _cluster.Store.Create(ResourceTypes.Pods, Some.Pod(name));
        _cluster.Store.Update(ResourceTypes.Pods, "default", name, pod => { pod["spec"]!["nodeName"] = "n1"; return pod; });
        _cluster.Store.Update(ResourceTypes.Pods, "default", name, pod =>
        {
            pod["status"] = Some.Parse(
                """
                {"phase":"Running","podIP":"10.244.0.7","conditions":[{"type":"Ready","status":"True"}],
                 "containerStatuses":[{"name":"web","ready":true,"restartCount":0,"image":"nginx:1.27","state":{"running":{"startedAt":"2026-11-22T15:00:00Z"}}}]}
                """);
            return pod;
        }, "status");
    }
}
