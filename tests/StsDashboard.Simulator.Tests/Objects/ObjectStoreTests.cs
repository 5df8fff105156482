using Microsoft.Extensions.Time.Testing;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Tests.Objects;

public sealed class ObjectStoreTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero));
    private readonly ObjectStore _store;

    public ObjectStoreTests() => _store = new ObjectStore(_time);

    [Fact]
    public void Create_NewObject_StampsMetadata()
    {
        var created = _store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));

        Assert.Equal("2026-11-22T15:00:00Z", created.Text("metadata", "creationTimestamp"));
        Assert.Equal(1, created.Number("metadata", "generation"));
        Assert.Equal(_store.Version.ToString(), created.Text("metadata", "resourceVersion"));
        Assert.True(Guid.TryParse(created.Text("metadata", "uid"), out _));
        Assert.Equal(["kind", "apiVersion", "metadata", "spec", "status"], created.Select(field => field.Key));
    }

    [Fact]
    public void Create_SameNameTwice_AlreadyExists()
    {
        _store.Create(ResourceTypes.ConfigMaps, Some.ConfigMap("a"));

        var refusal = Assert.Throws<ApiException>(() => _store.Create(ResourceTypes.ConfigMaps, Some.ConfigMap("a")));

        Assert.Equal((409, "AlreadyExists", "configmaps \"a\" already exists"), (refusal.Code, refusal.Reason, refusal.Message));
    }

    [Fact]
    public void Create_UnknownNamespace_NotFound()
    {
        var refusal = Assert.Throws<ApiException>(() => _store.Create(ResourceTypes.Pods, Some.Pod("a", ns: "nowhere")));

        Assert.Equal((404, "namespaces \"nowhere\" not found"), (refusal.Code, refusal.Message));
    }

    [Fact]
    public void Create_GenerateName_IsRepeatableBySeed()
    {
        var other = new ObjectStore(_time);
        var wish = Some.Parse("""{"metadata":{"generateName":"web-","namespace":"default"}}""");

        var name = _store.Create(ResourceTypes.ConfigMaps, wish).Text("metadata", "name");

        Assert.Matches("^web-[a-z0-9]{5}$", name);
        Assert.Equal(name, other.Create(ResourceTypes.ConfigMaps, wish).Text("metadata", "name"));
    }

    [Fact]
    public void Update_SpecChange_BumpsGenerationAndVersion()
    {
        var before = _store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));

        var after = _store.Update(ResourceTypes.StatefulSets, "default", "web", set => { set["spec"]!["replicas"] = 5; return set; });

        Assert.Equal(2, after.Number("metadata", "generation"));
        Assert.Equal(5, after.Number("spec", "replicas"));
        Assert.Equal(3, before.Number("spec", "replicas"));
        Assert.NotEqual(before.Text("metadata", "resourceVersion"), after.Text("metadata", "resourceVersion"));
    }

    [Fact]
    public void Update_NothingChanged_KeepsTheVersion()
    {
        _store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));
        var version = _store.Version;

        _store.Update(ResourceTypes.StatefulSets, "default", "web", set => { set["spec"]!["replicas"] = 3; return set; });

        Assert.Equal(version, _store.Version);
    }

    [Fact]
    public void Update_MainAndStatus_EachLeavesTheOtherAlone()
    {
        _store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));

        _store.Update(ResourceTypes.StatefulSets, "default", "web", set => { set["status"] = Some.Parse("""{"replicas":9}"""); return set; });
        var after = _store.Update(ResourceTypes.StatefulSets, "default", "web", set =>
        {
            set["status"] = Some.Parse("""{"replicas":2}""");
            set["spec"]!["replicas"] = 7;
            return set;
        }, "status");

        Assert.Equal((3, 2, 1), (after.Number("spec", "replicas"), after.Number("status", "replicas"), after.Number("metadata", "generation")));
    }

    [Fact]
    public void Update_OldResourceVersion_Conflicts()
    {
        var old = _store.Create(ResourceTypes.ConfigMaps, Some.ConfigMap("a"));
        _store.Update(ResourceTypes.ConfigMaps, "default", "a", map => { map["data"]!["key"] = "2"; return map; });

        var refusal = Assert.Throws<ApiException>(() =>
            _store.Update(ResourceTypes.ConfigMaps, "default", "a", _ => (System.Text.Json.Nodes.JsonObject)old.DeepClone()));

        Assert.Equal("Conflict", refusal.Reason);
        Assert.Contains("the object has been modified", refusal.Message);
    }

    [Fact]
    public void Delete_PodOnNode_WaitsForItsGrace()
    {
        _store.Create(ResourceTypes.Pods, Some.Pod("web-0"));
        _store.Update(ResourceTypes.Pods, "default", "web-0", pod => { pod["spec"]!["nodeName"] = "n1"; return pod; }, "binding");

        var marked = _store.Delete(ResourceTypes.Pods, "default", "web-0", DeleteOptions.Default);

        Assert.Equal("2026-11-22T15:00:30Z", marked.Text("metadata", "deletionTimestamp"));
        Assert.Equal(30, marked.Number("metadata", "deletionGracePeriodSeconds"));
        Assert.Null(_store.Delete(ResourceTypes.Pods, "default", "web-0", DeleteOptions.Now));
        Assert.Null(_store.Get(ResourceTypes.Pods, "default", "web-0"));
    }

    [Fact]
    public void Delete_PodWithoutNode_GoesAtOnce()
    {
        _store.Create(ResourceTypes.Pods, Some.Pod("web-0"));

        Assert.Null(_store.Delete(ResourceTypes.Pods, "default", "web-0", DeleteOptions.Default));
        Assert.Null(_store.Get(ResourceTypes.Pods, "default", "web-0"));
    }

    [Fact]
    public async Task Delete_WithFinalizer_GoesWhenTheLastFinalizerGoes()
    {
        _store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));
        var watch = _store.Watch(ResourceTypes.StatefulSets, null, _store.Version);

        var marked = _store.Delete(ResourceTypes.StatefulSets, "default", "web", new DeleteOptions { Propagation = PropagationPolicy.Orphan });
        _store.Update(ResourceTypes.StatefulSets, "default", "web", set => { set["metadata"]!.AsObject().Remove("finalizers"); return set; });

        Assert.Equal(["orphan"], marked.Items("metadata", "finalizers")!.Select(one => one.Text()));
        Assert.Null(_store.Get(ResourceTypes.StatefulSets, "default", "web"));
        await watch.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal([StoreEventType.Modified, StoreEventType.Deleted], watch.Read().Select(change => change.Type));
    }

    [Fact]
    public void Delete_OtherUid_Conflicts()
    {
        _store.Create(ResourceTypes.ConfigMaps, Some.ConfigMap("a"));

        var refusal = Assert.Throws<ApiException>(() =>
            _store.Delete(ResourceTypes.ConfigMaps, "default", "a", new DeleteOptions { Uid = "someone-else" }));

        Assert.Equal((409, "Conflict"), (refusal.Code, refusal.Reason));
        Assert.NotNull(_store.Get(ResourceTypes.ConfigMaps, "default", "a"));
    }

    [Fact]
    public void Watch_OlderThanTheHistory_Expired()
    {
        var store = new ObjectStore(_time, new ObjectStoreOptions { HistoryPerKind = 4 });
        var start = store.Version;
        var watch = store.Watch(ResourceTypes.ConfigMaps, null, start);
        for (var index = 0; index < 6; index++)
            store.Create(ResourceTypes.ConfigMaps, Some.ConfigMap($"c{index}"));

        Assert.Equal(410, Assert.Throws<ApiException>(() => store.Watch(ResourceTypes.ConfigMaps, null, start)).Code);
        Assert.Equal("Expired", Assert.Throws<ApiException>(watch.Read).Reason);
        Assert.Equal(4, store.Watch(ResourceTypes.ConfigMaps, null, start + 2).Read().Count);
    }

    [Fact]
    public void Compact_AnyEarlierVersion_Expired()
    {
        var version = _store.Version;

        _store.Compact();

        Assert.Throws<ApiException>(() => _store.Watch(ResourceTypes.Pods, null, version));
        Assert.Empty(_store.Watch(ResourceTypes.Pods, null, _store.Version).Read());
    }

    [Fact]
    public async Task WatchAll_SeveralKinds_InOrderOfVersion()
    {
        var watch = _store.WatchAll(_store.Version);
        _store.Create(ResourceTypes.StatefulSets, Some.StatefulSet("web"));
        _store.Create(ResourceTypes.Pods, Some.Pod("web-0"));
        _store.Create(ResourceTypes.ConfigMaps, Some.ConfigMap("a"));

        var kinds = await watch.ReadAllAsync(TestContext.Current.CancellationToken).Take(3)
            .Select(change => change.Resource.Kind).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["StatefulSet", "Pod", "ConfigMap"], kinds);
    }

    [Fact]
    public async Task Wait_NothingNew_CompletesOnTheNextChange()
    {
        var watch = _store.Watch(ResourceTypes.ConfigMaps, null, _store.Version);
        var waiting = watch.WaitAsync(TestContext.Current.CancellationToken);
        _store.Create(ResourceTypes.Pods, Some.Pod("web-0"));
        Assert.False(waiting.IsCompleted);

        _store.Create(ResourceTypes.ConfigMaps, Some.ConfigMap("a"));

        await waiting;
        Assert.Equal("a", Assert.Single(watch.Read()).Current.Name);
    }

    [Fact]
    public void Snapshot_LaterChanges_DoNotShow()
    {
        _store.Create(ResourceTypes.ConfigMaps, Some.ConfigMap("a"));
        var snapshot = _store.Snapshot(ResourceTypes.ConfigMaps);

        _store.Delete(ResourceTypes.ConfigMaps, "default", "a", DeleteOptions.Default);

        Assert.Equal("a", Assert.Single(snapshot.Objects).Name);
        Assert.Empty(_store.List(ResourceTypes.ConfigMaps));
    }
}
