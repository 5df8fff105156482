using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using StsDashboard.Simulator.Api;
using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Tests.Objects;

namespace StsDashboard.Simulator.Tests.Api;

public sealed class ListTests : IAsyncLifetime
{
    private const string Path = "/api/v1/namespaces/default/configmaps";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero));
    private ApiFixture _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await ApiFixture.StartAsync(new ApiServerOptions { Time = _time });

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task List_Whole_HasItsVersionAndItemsWithoutKind()
    {
        Create("a", "b");

        var list = await _cluster.GetAsync(Path);

        Assert.Equal(("ConfigMapList", "v1"), (list.Text("kind"), list.Text("apiVersion")));
        Assert.Equal(_cluster.Store.Version.ToString(), list.Text("metadata", "resourceVersion"));
        Assert.Equal(["a", "b"], Names(list));
        Assert.All(list.Items("items")!, item => Assert.Null(item.At("kind")));
    }

    [Fact]
    public async Task Pages_WhileObjectsChange_AgreeWithTheFirst()
    {
        Create("a", "b", "c", "d", "e");
        var first = await _cluster.GetAsync($"{Path}?limit=2");
        _cluster.Store.Delete(ResourceTypes.ConfigMaps, "default", "d", DeleteOptions.Default);
        Create("bb");

        var second = await _cluster.GetAsync($"{Path}?limit=2&continue={Token(first)}");
        var third = await _cluster.GetAsync($"{Path}?limit=2&continue={Token(second)}");

        Assert.Equal(["a", "b", "c", "d", "e"], [.. Names(first), .. Names(second), .. Names(third)]);
        Assert.Equal((3, 1), (first.Number("metadata", "remainingItemCount"), second.Number("metadata", "remainingItemCount")));
        Assert.Single(new[] { first, second, third }.Select(page => page.Text("metadata", "resourceVersion")).Distinct());
        Assert.Null(third.Text("metadata", "continue"));
    }

    [Fact]
    public async Task Page_TokenTooOld_410WithATokenToGoOn()
    {
        Create("a", "b", "c");
        var first = await _cluster.GetAsync($"{Path}?limit=1");
        _time.Advance(TimeSpan.FromMinutes(6));

        var (code, status) = await _cluster.SendAsync(HttpMethod.Get, $"{Path}?limit=1&continue={Token(first)}");
        var rest = await _cluster.GetAsync($"{Path}?continue={Token(status)}");

        Assert.Equal((410, "Expired"), (code, status.Text("reason")));
        Assert.Equal(["b", "c"], Names(rest));
    }

    [Fact]
    public async Task Page_HistoryExpired_410()
    {
        Create("a", "b");
        var first = await _cluster.GetAsync($"{Path}?limit=1");
        _cluster.Server.Faults.ExpireHistory();

        Assert.Equal(410, (await _cluster.SendAsync(HttpMethod.Get, $"{Path}?limit=1&continue={Token(first)}")).Code);
    }

    [Fact]
    public async Task Page_NonsenseToken_400() =>
        Assert.Equal(400, (await _cluster.SendAsync(HttpMethod.Get, $"{Path}?continue=nonsense")).Code);

    [Fact]
    public async Task List_OneNamespace_LeavesTheOthersOut()
    {
        Create("a");
        _cluster.Store.Create(ResourceTypes.ConfigMaps, Some.Parse("""{"metadata":{"name":"z","namespace":"kube-system"}}"""));

        Assert.Equal(["a"], Names(await _cluster.GetAsync(Path)));
        Assert.Equal(["a", "z"], Names(await _cluster.GetAsync("/api/v1/configmaps")));
    }

    [Theory]
    [InlineData("app=web", "p1,p2")]
    [InlineData("app==web,tier!=db", "p2")]
    [InlineData("tier in (db, cache)", "p1,p3")]
    [InlineData("tier notin (db)", "p2,p3")]
    [InlineData("tier", "p1,p3")]
    [InlineData("!tier", "p2")]
    [InlineData("app in (web),!tier", "p2")]
    [InlineData("app.kubernetes.io/name=x", "")]
    public async Task LabelSelector_EachForm_Selects(string selector, string expected)
    {
        CreatePods();

        var list = await _cluster.GetAsync($"/api/v1/pods?labelSelector={Uri.EscapeDataString(selector)}");

        Assert.Equal(expected, string.Join(',', Names(list)));
    }

    [Theory]
    [InlineData("app in web")]
    [InlineData("app = web = x")]
    [InlineData("=x")]
    public async Task LabelSelector_Nonsense_400(string selector) =>
        Assert.Equal(400, (await _cluster.SendAsync(HttpMethod.Get, $"/api/v1/pods?labelSelector={Uri.EscapeDataString(selector)}")).Code);

    [Theory]
    [InlineData("spec.nodeName=n1", "p1")]
    [InlineData("spec.nodeName=", "p2,p3")]
    [InlineData("metadata.name!=p1,status.phase=Pending", "p2,p3")]
    [InlineData("metadata.namespace=default,metadata.name=p3", "p3")]
    public async Task FieldSelector_EachForm_Selects(string selector, string expected)
    {
        CreatePods();
        _cluster.Store.Update(ResourceTypes.Pods, "default", "p1", pod => { pod["spec"]!["nodeName"] = "n1"; return pod; });

        var list = await _cluster.GetAsync($"/api/v1/pods?fieldSelector={Uri.EscapeDataString(selector)}");

        Assert.Equal(expected, string.Join(',', Names(list)));
    }

    [Fact]
    public async Task FieldSelector_UnknownField_400()
    {
        var (code, status) = await _cluster.SendAsync(HttpMethod.Get, "/api/v1/pods?fieldSelector=spec.color%3Dred");

        Assert.Equal(400, code);
        Assert.Contains("field label not supported: spec.color", status.Text("message"));
    }

    [Theory]
    [InlineData("resourceVersion=0", 200)]
    [InlineData("resourceVersion=1&resourceVersionMatch=NotOlderThan", 200)]
    [InlineData("resourceVersion=1&resourceVersionMatch=Exact", 410)]
    [InlineData("resourceVersion=999999", 504)]
    [InlineData("resourceVersion=x", 400)]
    [InlineData("resourceVersionMatch=Exact", 400)]
    public async Task ResourceVersion_EachWish_AnsweredAsSpecified(string query, int code) =>
        Assert.Equal(code, (await _cluster.SendAsync(HttpMethod.Get, $"{Path}?{query}")).Code);

    [Fact]
    public async Task Accept_Metadata_LeavesTheRestOut()
    {
        Create("a");

        var list = await _cluster.GetAsync(Path, "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1");

        Assert.Equal("PartialObjectMetadataList", list.Text("kind"));
        Assert.Equal("a", Assert.Single(Names(list)));
        Assert.Null(list.Items("items")![0].At("data"));
    }

    [Fact]
    public async Task Accept_Table_HasColumnsAndRows()
    {
        _cluster.Store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));

        var table = await _cluster.GetAsync("/apis/apps/v1/statefulsets", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json");

        Assert.Equal(["Name", "Ready", "Age", "Containers", "Images"], table.Items("columnDefinitions")!.Select(column => column.Text("name")));
        Assert.Equal("""["web","0/3","0s","main","nginx:1.27"]""", table.Items("rows")![0]!["cells"]!.ToJsonString());
    }

    [Fact]
    public async Task List_ManyObjects_StreamsThemAll()
    {
        for (var index = 0; index < 2000; index++)
            _cluster.Store.Create(ResourceTypes.ConfigMaps, Some.ConfigMap($"c{index:0000}", new string('x', 500)));

        Assert.Equal(2000, Names(await _cluster.GetAsync(Path)).Length);
    }

    private void Create(params string[] names)
    {
        foreach (var name in names)
            _cluster.Store.Create(ResourceTypes.ConfigMaps, Some.ConfigMap(name));
    }

    private void CreatePods()
    {
        _cluster.Store.Create(ResourceTypes.Pods, Some.Pod("p1", labels: """{"app":"web","tier":"db"}"""));
        _cluster.Store.Create(ResourceTypes.Pods, Some.Pod("p2", labels: """{"app":"web"}"""));
        _cluster.Store.Create(ResourceTypes.Pods, Some.Pod("p3", labels: """{"app":"other","tier":"cache"}"""));
    }

    private static string[] Names(JsonNode list) => [.. list.Items("items")!.Select(item => item.Text("metadata", "name")!)];

    private static string Token(JsonNode page) => Uri.EscapeDataString(page.Text("metadata", "continue")!);
}
