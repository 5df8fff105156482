using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using StsDashboard.Simulator.Api;
using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Tests.Objects;

namespace StsDashboard.Simulator.Tests.Api;

public sealed class WatchTests : IAsyncLifetime
{
    private const string Path = "/api/v1/namespaces/default/configmaps";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero));
    private ApiFixture _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await ApiFixture.StartAsync(
        new ApiServerOptions { Time = _time, BookmarkInterval = TimeSpan.FromMinutes(1) }, new ObjectStoreOptions { HistoryPerKind = 10 });

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Watch_FromAVersion_GivesWhatCameAfterIt()
    {
        Create("old");
        var version = _cluster.Store.Version;
        Create("new");
        Change("new");
        Delete("new");

        var events = await TakeAsync($"{Path}?resourceVersion={version}", 3);

        Assert.Equal(["ADDED new", "MODIFIED new", "DELETED new"], events.Select(Describe));
        Assert.Equal("ConfigMap", events[0].Text("object", "kind"));
        Assert.Equal(_cluster.Store.Version.ToString(), events[2].Text("object", "metadata", "resourceVersion"));
    }

    [Fact]
    public async Task Watch_WithoutVersion_StartsWithWhatIsThere()
    {
        Create("a", "b");

        var events = await TakeAsync(Path, 2);

        Assert.Equal(["ADDED a", "ADDED b"], events.Select(Describe));
    }

    [Fact]
    public async Task Watch_ChangeAfterItStarted_Arrives()
    {
        await using var watch = Watch($"{Path}?resourceVersion={_cluster.Store.Version}");
        var next = watch.MoveNextAsync();
        Create("a");

        Assert.True(await next);
        Assert.Equal("ADDED a", Describe(watch.Current));
    }

    [Fact]
    public async Task Watch_OtherNamespace_SeesNothingOfIt()
    {
        var version = _cluster.Store.Version;
        _cluster.Store.Create(ResourceTypes.ConfigMaps, Some.Parse("""{"metadata":{"name":"z","namespace":"kube-system"}}"""));
        Create("a");

        Assert.Equal(["ADDED a"], (await TakeAsync($"{Path}?resourceVersion={version}", 1)).Select(Describe));
    }

    [Fact]
    public async Task Watch_ObjectEntersAndLeavesTheSelection_AddedAndDeleted()
    {
        var version = _cluster.Store.Version;
        _cluster.Store.Create(ResourceTypes.Pods, Some.Pod("p", labels: """{"app":"other"}"""));
        Relabel("web");
        Relabel("web", """{"note":"1"}""");
        Relabel("gone");
        var left = _cluster.Store.Version;

        var events = await TakeAsync($"/api/v1/pods?labelSelector=app%3Dweb&resourceVersion={version}", 3);

        Assert.Equal(["ADDED p", "MODIFIED p", "DELETED p"], events.Select(Describe));
        Assert.Equal("web", events[2].Text("object", "metadata", "labels", "app"));
        Assert.Equal(left.ToString(), events[2].Text("object", "metadata", "resourceVersion"));
    }

    [Fact]
    public async Task Watch_SendInitialEvents_EndsTheStateWithAMarkedBookmark()
    {
        Create("a");

        var events = await TakeAsync($"{Path}?sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true", 2);

        Assert.Equal("ADDED a", Describe(events[0]));
        Assert.Equal("BOOKMARK", events[1].Text("type"));
        Assert.Equal("true", events[1].Text("object", "metadata", "annotations", "k8s.io/initial-events-end"));
        Assert.Equal(_cluster.Store.Version.ToString(), events[1].Text("object", "metadata", "resourceVersion"));
    }

    [Fact]
    public async Task Watch_SendInitialEventsSwitchedOff_IsRefused()
    {
        _cluster.Server.Faults.StreamsInitialEvents = false;

        var (code, _) = await _cluster.SendAsync(HttpMethod.Get, $"{Path}?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan");

        Assert.Equal(422, code);
    }

    [Fact]
    public async Task Watch_BookmarkInterval_BookmarksTheStoresVersion()
    {
        await using var watch = Watch($"{Path}?resourceVersion={_cluster.Store.Version}&allowWatchBookmarks=true");
        var next = watch.MoveNextAsync();
        _cluster.Store.Create(ResourceTypes.Pods, Some.Pod("elsewhere"));
        await AdvanceUntilAsync(next);

        Assert.Equal("BOOKMARK", watch.Current.Text("type"));
        Assert.Equal(_cluster.Store.Version.ToString(), watch.Current.Text("object", "metadata", "resourceVersion"));
        Assert.Equal("ConfigMap", watch.Current.Text("object", "kind"));
    }

    [Fact]
    public async Task Watch_TimeoutSeconds_Ends()
    {
        await using var watch = Watch($"{Path}?resourceVersion={_cluster.Store.Version}&timeoutSeconds=5");
        var next = watch.MoveNextAsync();

        Assert.False(await AdvanceUntilAsync(next));
    }

    [Fact]
    public async Task Watch_VersionTooOld_ErrorEventWithStatus()
    {
        var version = _cluster.Store.Version;
        Create([.. Enumerable.Range(0, 12).Select(index => $"c{index}")]);

        var error = Assert.Single(await TakeAsync($"{Path}?resourceVersion={version}", 2));

        Assert.Equal("ERROR", error.Text("type"));
        Assert.Equal((410, "Expired"), ((int)error.Number("object", "code")!, error.Text("object", "reason")));
        Assert.Contains("too old resource version", error.Text("object", "message"));
    }

    [Fact]
    public async Task Watch_VersionTooOldAndRefused_Http410()
    {
        _cluster.Server.Faults.RefuseExpiredWatches = true;
        var version = _cluster.Store.Version;
        _cluster.Server.Faults.ExpireHistory();

        var (code, status) = await _cluster.SendAsync(HttpMethod.Get, $"{Path}?watch=true&resourceVersion={version}");

        Assert.Equal((410, "Expired"), (code, status.Text("reason")));
    }

    [Fact]
    public async Task ExpireHistory_OpenWatch_EndsWithAnErrorEvent()
    {
        await using var watch = Watch(Path);
        Create("a");
        Assert.True(await watch.MoveNextAsync());

        _cluster.Server.Faults.ExpireHistory();

        Assert.True(await watch.MoveNextAsync());
        Assert.Equal(410, watch.Current.Number("object", "code"));
        Assert.False(await watch.MoveNextAsync());
    }

    [Fact]
    public async Task CloseWatches_OpenWatch_EndsAndCanBeTakenUpAgain()
    {
        Create("a");
        await using var watch = Watch(Path);
        Assert.True(await watch.MoveNextAsync());
        var version = watch.Current.Text("object", "metadata", "resourceVersion");

        _cluster.Server.Faults.CloseWatches();

        Assert.False(await watch.MoveNextAsync());
        Create("b");
        Assert.Equal(["ADDED b"], (await TakeAsync($"{Path}?resourceVersion={version}", 1)).Select(Describe));
    }

    [Fact]
    public async Task Watch_ReaderTooSlow_IsCutOff()
    {
        _cluster.Store.Create(ResourceTypes.ConfigMaps, Some.ConfigMap("a"));
        await using var watch = Watch(Path);
        Assert.True(await watch.MoveNextAsync());

        // More than the buffers between server and client hold; nobody reads meanwhile.
        for (var index = 0; index < 2000; index++)
            _cluster.Store.Update(ResourceTypes.ConfigMaps, "default", "a", map => { map["data"]!["key"] = $"{index}{new string('x', 100_000)}"; return map; });

        JsonNode? last = null;
        var count = 0;
        while (await watch.MoveNextAsync())
            (last, count) = (watch.Current, count + 1);
        Assert.Equal(("ERROR", 410L), (last.Text("type"), last.Number("object", "code")));
        Assert.InRange(count, 1, 1999);
    }

    [Fact]
    public async Task Watch_VersionFromTheFuture_TellsNothingBeforeItIsReached()
    {
        await using var watch = Watch($"{Path}?resourceVersion={_cluster.Store.Version + 2}");
        var next = watch.MoveNextAsync();

        Create("a", "b", "c");

        Assert.True(await next);
        Assert.Equal("ADDED c", Describe(watch.Current));
    }

    [Fact]
    public async Task Watch_InitialEventsFromTheFuture_504()
    {
        var (code, status) = await _cluster.SendAsync(
            HttpMethod.Get, $"{Path}?watch=true&resourceVersion=999999&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true");

        Assert.Equal(504, code);
        Assert.Contains("Too large resource version", status.Text("message"));
    }

    [Fact]
    public async Task Watch_AsTable_SendsRows()
    {
        _cluster.Store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/apis/apps/v1/statefulsets?watch=true");
        request.Headers.TryAddWithoutValidation("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json");
        using var response = await _cluster.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ApiFixture.Cancellation);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(ApiFixture.Cancellation));

        var first = JsonNode.Parse((await reader.ReadLineAsync(ApiFixture.Cancellation))!);

        Assert.Equal(("ADDED", "Table"), (first.Text("type"), first.Text("object", "kind")));
        Assert.Equal("web", first.Items("object", "rows")![0]!["cells"]![0].Text());
    }

    /// <summary>Lets the fake clock go on until the watch says something or ends: when its timers start is its own affair.</summary>
    private async Task<bool> AdvanceUntilAsync(ValueTask<bool> next)
    {
        var pending = next.AsTask();
        while (!pending.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            await Task.WhenAny(pending, Task.Delay(20, ApiFixture.Cancellation));
        }

        return await pending;
    }

    private IAsyncEnumerator<JsonNode> Watch(string path) => _cluster.WatchAsync(path).GetAsyncEnumerator(ApiFixture.Cancellation);

    private async Task<List<JsonNode>> TakeAsync(string path, int count) =>
        await _cluster.WatchAsync(path).Take(count).ToListAsync(ApiFixture.Cancellation);

    private static string Describe(JsonNode change) => $"{change.Text("type")} {change.Text("object", "metadata", "name")}";

    private void Create(params string[] names)
    {
        foreach (var name in names)
            _cluster.Store.Create(ResourceTypes.ConfigMaps, Some.ConfigMap(name));
    }

    private void Change(string name) =>
        _cluster.Store.Update(ResourceTypes.ConfigMaps, "default", name, map => { map["data"]!["key"] = "2"; return map; });

    private void Delete(string name) => _cluster.Store.Delete(ResourceTypes.ConfigMaps, "default", name, DeleteOptions.Default);

    private void Relabel(string app, string annotations = "{}") => _cluster.Store.Update(ResourceTypes.Pods, "default", "p", pod =>
    {
        pod["metadata"]!["labels"]!["app"] = app;
        pod["metadata"]!["annotations"] = Some.Parse(annotations);
        return pod;
    });
}
