using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Tests.Api;
using StsDashboard.Simulator.Tests.Objects;

namespace StsDashboard.Simulator.Tests.Kubectl;

/// <summary>What kubectl changes.</summary>
public sealed class KubectlWriteTests : KubectlTest
{
    [Fact]
    public async Task Apply_ExampleTwice_CreatedThenUnchangedThenConfigured()
    {
        await Kubectl.SucceedAsync("create namespace data");

        var first = await Kubectl.SucceedAsync("apply -f -", Example);
        var version = Cluster.Store.Version;
        var second = await Kubectl.SucceedAsync("apply -f -", Example);
        var versionAfter = Cluster.Store.Version;
        var third = await Kubectl.SucceedAsync("apply -f -", Example.Replace("replicas: 3", "replicas: 5"));

        Assert.Equal("service/postgres created\nstatefulset.apps/postgres created\n", first);
        // Claim templates are an atomic list with defaults in it, so kubectl sends them again each time, as to a real
        // cluster (kubernetes/kubernetes#66450), and reports "configured"; what counts is that the server sees no change.
        Assert.StartsWith("service/postgres unchanged\n", second);
        Assert.Equal(version, versionAfter);
        Assert.Equal("service/postgres unchanged\nstatefulset.apps/postgres configured\n", third);
        var set = Cluster.Store.Get(ResourceTypes.StatefulSets, "data", "postgres");
        Assert.Equal((5, 2), (set.Number("spec", "replicas"), set.Number("metadata", "generation")));
    }

    [Fact]
    public async Task Apply_SetWithoutClaimsTwice_Unchanged()
    {
        await Kubectl.SucceedAsync("create namespace data");
        var example = Example[..Example.IndexOf("  volumeClaimTemplates", StringComparison.Ordinal)];
        await Kubectl.SucceedAsync("apply -f -", example);

        Assert.Equal("service/postgres unchanged\nstatefulset.apps/postgres unchanged\n", await Kubectl.SucceedAsync("apply -f -", example));
    }

    [Fact]
    public async Task Apply_ServerSide_CreatesAndChanges()
    {
        await Kubectl.SucceedAsync("create namespace data");

        await Kubectl.SucceedAsync("apply --server-side -f -", Example);
        await Kubectl.SucceedAsync("apply --server-side -f -", Example.Replace("replicas: 3", "replicas: 4"));

        Assert.Equal(4, Cluster.Store.Get(ResourceTypes.StatefulSets, "data", "postgres").Number("spec", "replicas"));
    }

    [Fact]
    public async Task Apply_ImmutableField_IsRefusedInTheApisWords()
    {
        await Kubectl.SucceedAsync("create namespace data");
        await Kubectl.SucceedAsync("apply -f -", Example);

        var result = await Kubectl.RunAsync("apply -f -", Example.Replace("serviceName: postgres", "serviceName: other"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("The StatefulSet \"postgres\" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template'", result.Errors);
    }

    [Fact]
    public async Task Scale_Set_ChangesReplicas()
    {
        Cluster.Store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));

        Assert.Equal("statefulset.apps/web scaled\n", await Kubectl.SucceedAsync("scale sts/web --replicas=5"));
        Assert.Equal("statefulset.apps/web scaled\n", await Kubectl.SucceedAsync("scale sts/web --current-replicas=5 --replicas=2"));

        Assert.Equal(2, Cluster.Store.Get(ResourceTypes.StatefulSets, "default", "web").Number("spec", "replicas"));
    }

    [Fact]
    public async Task RolloutRestart_Set_StampsTheTemplate()
    {
        Cluster.Store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));

        Assert.Equal("statefulset.apps/web restarted\n", await Kubectl.SucceedAsync("rollout restart sts/web"));

        Assert.NotNull(Cluster.Store.Get(ResourceTypes.StatefulSets, "default", "web")
            .Text("spec", "template", "metadata", "annotations", "kubectl.kubernetes.io/restartedAt"));
    }

    [Fact]
    public async Task RolloutStatus_UntilUpdated_WaitsAndEnds()
    {
        Cluster.Store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));
        using var process = Kubectl.Start("rollout status sts/web");
        Assert.Contains("Waiting for", await process.StandardOutput.ReadLineAsync(ApiFixture.Cancellation));

        Cluster.Store.Update(ResourceTypes.StatefulSets, "default", "web", set =>
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
        Cluster.Store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, patch, ApiFixture.Cancellation);

        Assert.Equal("statefulset.apps/web patched\n", await Kubectl.SucceedAsync($"patch sts web --type={kind} --patch-file {file}"));

        File.Delete(file);
        var set = Cluster.Store.Get(ResourceTypes.StatefulSets, "default", "web");
        Assert.Equal("nginx:1.28", set.Items("spec", "template", "spec", "containers")![0].Text("image"));
    }

    [Fact]
    public async Task AnnotateAndLabel_Pod_ChangesItsMetadata()
    {
        CreateRunningPod("web-0");

        await Kubectl.SucceedAsync("annotate pod web-0 sim/ready=false");
        await Kubectl.SucceedAsync("label pod web-0 tier=db");
        await Kubectl.SucceedAsync("annotate pod web-0 sim/ready-");

        var pod = Cluster.Store.Get(ResourceTypes.Pods, "default", "web-0");
        Assert.Equal(("db", null), (pod.Text("metadata", "labels", "tier"), pod.Text("metadata", "annotations", "sim/ready")));
    }

    [Fact]
    public async Task DeletePod_OnNode_WaitsUntilItIsGone()
    {
        CreateRunningPod("web-0");
        using var process = Kubectl.Start("delete pod web-0");
        Assert.Contains("pod \"web-0\" deleted", await process.StandardOutput.ReadLineAsync(ApiFixture.Cancellation));
        Assert.False(process.HasExited);
        Assert.NotNull(Cluster.Store.Get(ResourceTypes.Pods, "default", "web-0").Text("metadata", "deletionTimestamp"));

        Cluster.Store.Delete(ResourceTypes.Pods, "default", "web-0", DeleteOptions.Now);

        await process.WaitForExitAsync(ApiFixture.Cancellation);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task DeleteSet_CascadeOrphan_SetsTheFinalizer()
    {
        Cluster.Store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));

        await Kubectl.SucceedAsync("delete sts web --cascade=orphan --wait=false");

        Assert.Equal(["orphan"], Cluster.Store.Get(ResourceTypes.StatefulSets, "default", "web").Items("metadata", "finalizers")!.Select(one => one.Text()));
    }

    [Fact]
    public async Task Edit_ReplaceAndCreate_Succeed()
    {
        await Kubectl.SucceedAsync("create configmap settings --from-literal=a=1");
        var yaml = await Kubectl.SucceedAsync("get configmap settings -o yaml");

        Assert.Equal("configmap/settings replaced\n", await Kubectl.SucceedAsync("replace -f -", yaml.Replace("a: \"1\"", "a: \"2\"")));

        Assert.Equal("2", Cluster.Store.Get(ResourceTypes.ConfigMaps, "default", "settings").Text("data", "a"));
        Assert.Contains("the object has been modified", (await Kubectl.RunAsync("replace -f -", yaml)).Errors);
    }

    [Fact]
    public async Task Drain_BudgetSpent_WaitsAndThenEvicts()
    {
        Cluster.Store.Create(ResourceTypes.Nodes, Some.Parse("""{"metadata":{"name":"n1"},"status":{"conditions":[{"type":"Ready","status":"True"}]}}"""));
        Cluster.Store.Create(ResourceTypes.PodDisruptionBudgets, Some.Parse("""{"metadata":{"name":"web","namespace":"default"},"spec":{"minAvailable":1,"selector":{"matchLabels":{"app":"web"}}}}"""));
        CreateRunningPod("web-0");
        SetAllowedDisruptions(0);
        using var process = Kubectl.Start("drain n1 --force --grace-period=0");
        while (await process.StandardError.ReadLineAsync(ApiFixture.Cancellation) is { } line && !line.Contains("violate the pod's disruption budget"))
        {
        }

        Assert.True(Cluster.Store.Get(ResourceTypes.Nodes, null, "n1").Flag("spec", "unschedulable"));
        Assert.NotNull(Cluster.Store.Get(ResourceTypes.Pods, "default", "web-0"));
        SetAllowedDisruptions(1);

        await process.WaitForExitAsync(ApiFixture.Cancellation);
        Assert.Equal(0, process.ExitCode);
        Assert.Null(Cluster.Store.Get(ResourceTypes.Pods, "default", "web-0"));
    }

    private void SetAllowedDisruptions(int allowed) => Cluster.Store.Update(ResourceTypes.PodDisruptionBudgets, "default", "web", budget =>
    {
        budget["status"] = Some.Parse($$"""{"observedGeneration":1,"disruptionsAllowed":{{allowed}},"currentHealthy":1,"desiredHealthy":{{1 - allowed}},"expectedPods":1}""");
        return budget;
    }, "status");
}
