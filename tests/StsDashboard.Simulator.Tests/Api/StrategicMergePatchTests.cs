using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Tests.Objects;

namespace StsDashboard.Simulator.Tests.Api;

/// <summary>Through HTTP, on a pod template's fields; cases from the Kubernetes documentation of strategic merge.</summary>
public sealed class StrategicMergePatchTests : IAsyncLifetime
{
    private const string Path = "/apis/apps/v1/namespaces/default/statefulsets/web";

    private const string TwoContainers = """[{"name":"a","image":"a:1","env":[{"name":"X","value":"1"},{"name":"Y","value":"2"}]},{"name":"b","image":"b:1"}]""";

    private ApiFixture _cluster = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await ApiFixture.StartAsync();
        var set = Some.StatefulSet("web");
        set["spec"]!["template"]!["spec"]!["containers"] = JsonNode.Parse(TwoContainers);
        set["spec"]!["template"]!["spec"]!["volumes"] = JsonNode.Parse("""[{"name":"v","emptyDir":{}}]""");
        set["metadata"]!["finalizers"] = new JsonArray("x.io/a", "x.io/b");
        set["metadata"]!["annotations"] = JsonNode.Parse("""{"one":"1","two":"2"}""");
        _cluster.Store.Create(ResourceTypes.StatefulSets, set);
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Theory]
    [InlineData("""{"containers":[{"name":"b","image":"b:2"}]}""", "a=a:1,b=b:2")]
    [InlineData("""{"containers":[{"name":"c","image":"c:1"}]}""", "a=a:1,b=b:1,c=c:1")]
    [InlineData("""{"containers":[{"name":"a","$patch":"delete"}]}""", "b=b:1")]
    [InlineData("""{"containers":[{"$patch":"replace"},{"name":"c","image":"c:1"}]}""", "c=c:1")]
    [InlineData("""{"$setElementOrder/containers":[{"name":"b"},{"name":"a"}]}""", "b=b:1,a=a:1")]
    [InlineData("""{"$setElementOrder/containers":[{"name":"c"},{"name":"a"}],"containers":[{"name":"c","image":"c:1"}]}""", "b=b:1,c=c:1,a=a:1")]
    public async Task Containers_EachDirective_MergedByName(string patch, string expected)
    {
        var set = await PatchTemplateAsync(patch);

        Assert.Equal(expected, string.Join(',', Containers(set).Select(one => $"{one.Text("name")}={one.Text("image")}")));
    }

    [Fact]
    public async Task Env_OneVariableChanged_KeepsTheOther()
    {
        var set = await PatchTemplateAsync("""{"containers":[{"name":"a","env":[{"name":"Y","value":"3"},{"name":"X","$patch":"delete"}]}]}""");

        var variable = Assert.Single(Containers(set)[0].Items("env")!);
        Assert.Equal(("Y", "3"), (variable.Text("name"), variable.Text("value")));
    }

    [Fact]
    public async Task Ports_OfAContainer_MergedByContainerPort()
    {
        await PatchTemplateAsync("""{"containers":[{"name":"a","ports":[{"containerPort":80,"name":"http"}]}]}""");

        var set = await PatchTemplateAsync("""{"containers":[{"name":"a","ports":[{"containerPort":80,"name":"web"},{"containerPort":81}]}]}""");

        Assert.Equal(["web", null], Containers(set)[0].Items("ports")!.Select(port => port.Text("name")));
    }

    [Fact]
    public async Task Volumes_RetainKeys_DropsTheOtherSource()
    {
        var set = await PatchTemplateAsync("""{"volumes":[{"name":"v","$retainKeys":["name","configMap"],"configMap":{"name":"m"}}]}""");

        var volume = Assert.Single(set.Items("spec", "template", "spec", "volumes")!);
        Assert.Null(volume.At("emptyDir"));
        Assert.Equal("m", volume.Text("configMap", "name"));
    }

    [Fact]
    public async Task Finalizers_AddedAndDeleted_AreASet()
    {
        var set = await PatchAsync("""{"metadata":{"finalizers":["x.io/c","x.io/a"],"$deleteFromPrimitiveList/finalizers":["x.io/b"]}}""");

        Assert.Equal(["x.io/a", "x.io/c"], set.Items("metadata", "finalizers")!.Select(one => one.Text()));
    }

    [Theory]
    [InlineData("""{"two":null,"three":"3"}""", "one=1,three=3")]
    [InlineData("""{"$patch":"replace","three":"3"}""", "three=3")]
    [InlineData("""{"$retainKeys":["two"]}""", "two=2")]
    public async Task Annotations_EachDirective_Merged(string patch, string expected)
    {
        var set = await PatchAsync($$$"""{"metadata":{"annotations":{{{patch}}} }}""");

        Assert.Equal(expected, string.Join(',', set.Pairs("metadata", "annotations").Select(one => $"{one.Key}={one.Value}")));
    }

    [Fact]
    public async Task UnknownDirective_400()
    {
        var (code, _) = await _cluster.PatchAsync(Path, "strategic-merge", """{"metadata":{"annotations":{"$patch":"twist"}}}""");

        Assert.Equal(400, code);
    }

    private static JsonArray Containers(JsonNode set) => set.Items("spec", "template", "spec", "containers")!;

    private Task<JsonNode> PatchTemplateAsync(string spec) => PatchAsync($$$"""{"spec":{"template":{"spec":{{{spec}}} } } }""");

    private async Task<JsonNode> PatchAsync(string patch)
    {
        var (code, body) = await _cluster.PatchAsync(Path, "strategic-merge", patch);
        Assert.True(code == 200, body.ToJsonString());
        return body;
    }
}
