using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Tests.Api;
using StsDashboard.Simulator.Tests.Objects;

namespace StsDashboard.Simulator.Tests.Kubectl;

/// <summary>What kubectl shows.</summary>
public sealed class KubectlReadTests : KubectlTest
{
    [Fact]
    public async Task Version_Asked_NamesTheServer() =>
        Assert.Contains("Server Version: v1.36.2", await Kubectl.SucceedAsync("version"));

    [Fact]
    public async Task ApiResources_Asked_ListsEveryKind()
    {
        var output = await Kubectl.SucceedAsync("api-resources");

        Assert.All(ResourceTypes.All, type => Assert.Contains(type.Kind, output));
        Assert.Matches(@"statefulsets\s+sts\s+apps/v1\s+true\s+StatefulSet", output);
    }

    [Fact]
    public async Task Get_Wide_ShowsTheUsualColumns()
    {
        CreateRunningPod("web-0");
        Cluster.Store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));

        var pods = await Kubectl.SucceedAsync("get pods -o wide");
        var sets = await Kubectl.SucceedAsync("get sts -o wide");
        var one = await Kubectl.SucceedAsync("get pod web-0");

        Assert.Matches(@"^NAME\s+READY\s+STATUS\s+RESTARTS\s+AGE\s+IP\s+NODE\s+NOMINATED NODE\s+READINESS GATES\n", pods);
        Assert.Matches(@"web-0\s+1/1\s+Running\s+0\s+\d+s\s+10\.244\.0\.7\s+n1\s+<none>\s+<none>", pods);
        Assert.Matches(@"web\s+0/3\s+\d+s\s+main\s+nginx:1\.27", sets);
        Assert.Matches(@"^NAME\s+READY\s+STATUS\s+RESTARTS\s+AGE\nweb-0\s+1/1\s+Running", one);
    }

    [Fact]
    public async Task Get_EveryKind_Succeeds()
    {
        foreach (var type in ResourceTypes.All)
            await Kubectl.SucceedAsync($"get {type.QualifiedName} -A".Replace(type.Namespaced ? "\0" : " -A", ""));
    }

    [Fact]
    public async Task Get_Watch_PrintsEachChange()
    {
        CreateRunningPod("web-0");
        using var process = Kubectl.Start("get pods -w");
        Assert.StartsWith("NAME", await process.StandardOutput.ReadLineAsync(ApiFixture.Cancellation));
        Assert.Contains("web-0", await process.StandardOutput.ReadLineAsync(ApiFixture.Cancellation));

        CreateRunningPod("web-1");
        Assert.Matches(@"web-1\s+0/1\s+Pending", await process.StandardOutput.ReadLineAsync(ApiFixture.Cancellation));
        process.Kill();
    }

    [Fact]
    public async Task Describe_SetAndPod_ShowsThem()
    {
        Cluster.Store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));
        CreateRunningPod("web-0");
        Cluster.Store.Create(ResourceTypes.Events, Some.Parse(
            """
            {"metadata":{"name":"web.1","namespace":"default"},"involvedObject":{"kind":"StatefulSet","namespace":"default","name":"web","uid":"UID"},
             "type":"Normal","reason":"SuccessfulCreate","message":"create Pod web-0 in StatefulSet web successful","count":1,"source":{"component":"statefulset-controller"},
             "firstTimestamp":"2026-11-22T15:00:00Z","lastTimestamp":"2026-11-22T15:00:00Z"}
            """.Replace("UID", Cluster.Store.Get(ResourceTypes.StatefulSets, "default", "web").Text("metadata", "uid"))));

        var set = await Kubectl.SucceedAsync("describe sts web");
        var pod = await Kubectl.SucceedAsync("describe pod web-0");

        Assert.Contains("Update Strategy:    RollingUpdate", set);
        Assert.Contains("create Pod web-0 in StatefulSet web successful", set);
        Assert.Matches(@"Node:\s+n1", pod);
    }

    [Fact]
    public async Task AuthCanI_ForbiddenKind_SaysNo()
    {
        Cluster.Server.Faults.Forbid("nodes");

        Assert.Equal("yes\n", await Kubectl.SucceedAsync("auth can-i list pods -A"));
        Assert.Equal("no\n", (await Kubectl.RunAsync("auth can-i list nodes")).Output);
        Assert.Contains("nodes is forbidden: User \"simulated-user\" cannot list resource \"nodes\" in API group \"\" at the cluster scope",
            (await Kubectl.RunAsync("get nodes")).Errors);
    }

    [Fact]
    public async Task Logs_RunningPod_SaysThatItIsSimulated()
    {
        CreateRunningPod("web-0");

        Assert.Contains("simulated", await Kubectl.SucceedAsync("logs web-0"));
    }
}
