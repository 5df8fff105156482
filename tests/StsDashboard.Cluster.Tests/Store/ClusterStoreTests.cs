using StsDashboard.Cluster.Store;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Store;

public sealed class ClusterStoreTests
{
    private readonly ClusterStore _store = new();

    [Fact]
    public void Upsert_OfAnEqualFact_MakesNoVersionAndKeepsTheInstance()
    {
        var first = Pod("web-0");
        _store.Upsert(first);
        var version = _store.Snapshot.Version;

        Assert.False(_store.Upsert(Pod("web-0")));

        Assert.Equal(version, _store.Snapshot.Version);
        Assert.Same(first, _store.Snapshot.Pods.Find("data", "web-0"));
    }

    [Fact]
    public void Replace_OfAList_IsOneVersionAndKeepsUnchangedInstances()
    {
        var kept = Pod("web-0");
        _store.Replace(SourceKind.Pods, "", [kept, Pod("web-1")]);
        var version = _store.Snapshot.Version;

        _store.Replace(SourceKind.Pods, "", [Pod("web-0"), Pod("web-2"), Pod("web-3")]);

        Assert.Equal(version + 1, _store.Snapshot.Version);
        Assert.Equal(["web-0", "web-2", "web-3"], _store.Snapshot.Pods.Select(pod => pod.Name).Order());
        Assert.Same(kept, _store.Snapshot.Pods.Find("data", "web-0"));
    }

    [Fact]
    public void Replace_OfOneNamespace_LeavesTheOthersAlone()
    {
        _store.Replace(SourceKind.Pods, "", [Pod("web-0"), Pod("web-0", "other")]);

        _store.Replace<PodFact>(SourceKind.Pods, "data", []);

        Assert.Equal(new ObjectKey("other", "web-0"), Assert.Single(_store.Snapshot.Pods).Key);
    }

    [Fact]
    public async Task Wait_TheFirstTime_ReturnsEverything()
    {
        _store.Upsert(Set("web"));
        _store.Upsert(Claim("data", "data-web-0"));
        using var subscription = _store.Subscribe();

        var changes = await subscription.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal([new ObjectKey("data", "web")], changes.Sets);
        Assert.Equal(["data"], changes.ClaimNamespaces);
        Assert.True(changes.SourcesChanged);
        Assert.Same(_store.Snapshot, changes.Snapshot);
    }

    [Fact]
    public async Task ClaimNamespaces_OfASetThatChanges_HoldItsOwnOnlyWhenItMayNeedOtherClaims()
    {
        var set = Set("web");
        Assert.False(await MayNeedOtherClaimsAsync(set, set with { Status = new StatefulSetStatus { Replicas = 7 } }));
        Assert.False(await MayNeedOtherClaimsAsync(set, set with { Generation = 2, Partition = 1 }));
        Assert.False(await MayNeedOtherClaimsAsync(set, set with { Containers = [new ContainerTemplate("web", "nginx:2", HasReadinessProbe: true)] }));
        Assert.True(await MayNeedOtherClaimsAsync(set, set with { Replicas = 9 }));
        Assert.True(await MayNeedOtherClaimsAsync(set, set with { StartOrdinal = 3 }));
        Assert.True(await MayNeedOtherClaimsAsync(set, set with { WhenScaled = "Delete" }));
        Assert.True(await MayNeedOtherClaimsAsync(set, set with { SharedClaims = ["common"] }));
        Assert.True(await MayNeedOtherClaimsAsync(set, null));
    }

    [Fact]
    public async Task Wait_AfterSeveralWrites_GathersTheirMarksForEachReader()
    {
        _store.Upsert(Set("web"));
        _store.Upsert(Set("db"));
        using var slow = _store.Subscribe();
        using var quick = _store.Subscribe();
        await slow.WaitAsync(TestContext.Current.CancellationToken);
        await quick.WaitAsync(TestContext.Current.CancellationToken);

        _store.Upsert(Pod("web-0"));
        var first = await quick.WaitAsync(TestContext.Current.CancellationToken);
        _store.Upsert(Pod("db-0"));
        var second = await quick.WaitAsync(TestContext.Current.CancellationToken);
        var both = await slow.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal([new ObjectKey("data", "web")], first.Sets);
        Assert.Equal([new ObjectKey("data", "db")], second.Sets);
        Assert.Equal([new ObjectKey("data", "db"), new ObjectKey("data", "web")], both.Sets.Order());
        Assert.False(both.SourcesChanged);
    }

    [Fact]
    public async Task Wait_WithNothingNew_WaitsForTheNextWrite()
    {
        using var subscription = _store.Subscribe();
        await subscription.WaitAsync(TestContext.Current.CancellationToken);

        var wait = subscription.WaitAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.False(wait.IsCompleted);
        _store.Upsert(Set("web"));

        Assert.Equal([new ObjectKey("data", "web")], (await wait).Sets);
    }

    [Fact]
    public async Task Wait_WhileManyWrite_LosesNothing()
    {
        using var subscription = _store.Subscribe();
        var seen = new HashSet<ObjectKey>();
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i < 250; i++)
            {
                _store.Upsert(Set($"set-{writer}-{i}"));
            }
        })).ToArray();

        while (seen.Count < 1000)
        {
            seen.UnionWith((await subscription.WaitAsync(TestContext.Current.CancellationToken)).Sets);
        }

        await Task.WhenAll(writers);
        Assert.Equal(1000, _store.Snapshot.Sets.Count);
    }

    [Fact]
    public async Task Wait_WhenDisposed_SaysSo()
    {
        var subscription = _store.Subscribe();
        await subscription.WaitAsync(TestContext.Current.CancellationToken);
        var wait = subscription.WaitAsync(TestContext.Current.CancellationToken).AsTask();

        subscription.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => wait);
    }

    [Theory]
    [InlineData(SourceState.Live, 1)]
    [InlineData(SourceState.Reconnecting, 2)]
    public async Task Report_MarksTheSets_OnlyWhenTheStateChanges(SourceState next, int marked)
    {
        _store.Upsert(Set("web"));
        _store.Upsert(Set("db"));
        _store.Report(new SourceFact { Kind = SourceKind.Nodes, State = SourceState.Live });
        using var subscription = _store.Subscribe();
        await subscription.WaitAsync(TestContext.Current.CancellationToken);

        _store.Upsert(Set("web") with { Status = new() { ReadyReplicas = 1 } });
        _store.Report(new SourceFact { Kind = SourceKind.Nodes, State = next, Objects = 3, LastHeardAt = DateTimeOffset.UnixEpoch });
        var changes = await subscription.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(marked, changes.Sets.Count);
        Assert.True(changes.SourcesChanged);
    }

    [Fact]
    public async Task Marks_OfAPodOfOneSet_SpareTheOthers()
    {
        _store.Replace(SourceKind.StatefulSets, "", Enumerable.Range(0, 100).Select(i => Set($"set-{i}")).ToList());
        using var subscription = _store.Subscribe();
        await subscription.WaitAsync(TestContext.Current.CancellationToken);

        _store.Upsert(Pod("set-7-0") with { ClaimNames = ["data-set-7-0"] });

        Assert.Equal([new ObjectKey("data", "set-7")], (await subscription.WaitAsync(TestContext.Current.CancellationToken)).Sets);
    }

    /// <summary>An old pod may mount what its set's template no longer asks for.</summary>
    [Fact]
    public async Task Claim_ThatOnlyASetsPodMounts_TouchesTheSet()
    {
        _store.Upsert(Set("web"));
        _store.Upsert(Pod("web-0") with { ClaimNames = ["shared-0"], Controller = new OwnerReference("StatefulSet", "web", "web", IsController: true) });
        using var subscription = _store.Subscribe();
        await subscription.WaitAsync(TestContext.Current.CancellationToken);

        _store.Upsert(Claim("data", "shared-0"));

        Assert.Equal([new ObjectKey("data", "web")], (await subscription.WaitAsync(TestContext.Current.CancellationToken)).Sets);
    }

    /// <summary>Going through all claims of a big cluster for each pod that comes or goes is what a rollout cannot afford.</summary>
    [Fact]
    public async Task ClaimNamespaces_AfterAWrite_AreThoseItMayMatterFor()
    {
        foreach (var ns in new[] { "data", "shop", "logs" })
        {
            _store.Upsert(Claim(ns, "data-web-0"));
        }
        using var subscription = _store.Subscribe();
        await subscription.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["shop"], await AfterAsync(() => _store.Upsert(Pod("web-0", "shop") with { ClaimNames = ["data-web-0"] })));
        Assert.Empty(await AfterAsync(() => _store.Upsert(Pod("web-0", "shop") with { ClaimNames = ["data-web-0"], Node = "n1" })));
        Assert.Equal(["shop"], await AfterAsync(() => _store.Remove(SourceKind.Pods, new("shop", "web-0"))));
        Assert.Empty(await AfterAsync(() => _store.Upsert(Pod("job-x", "shop"))));
        Assert.Equal(["logs"], await AfterAsync(() => _store.Remove(SourceKind.PersistentVolumeClaims, new("logs", "data-web-0"))));
        Assert.Equal(["data"], await AfterAsync(() => _store.Upsert(Claim("data", "data-web-0") with { VolumeName = "pv-1" })));
        Assert.Equal(["data"], await AfterAsync(() => _store.Upsert(new VolumeFact { Key = new("", "pv-1"), Uid = "pv-1" })));
        Assert.Equal(["shop"], await AfterAsync(() => _store.Report(Pods("shop", SourceState.Forbidden))));
        Assert.Equal(["data", "shop"], (await AfterAsync(() => _store.Report(Pods("", SourceState.Live)))).Order(StringComparer.Ordinal));

        async Task<IEnumerable<string>> AfterAsync(Action write)
        {
            write();
            return (await subscription.WaitAsync(TestContext.Current.CancellationToken)).ClaimNamespaces;
        }
    }

    private static async Task<bool> MayNeedOtherClaimsAsync(StatefulSetFact before, StatefulSetFact? now)
    {
        var store = new ClusterStore();
        store.Upsert(before);
        using var subscription = store.Subscribe();
        await subscription.WaitAsync(TestContext.Current.CancellationToken);
        if (now is null)
        {
            store.Remove(SourceKind.StatefulSets, before.Key);
        }
        else
        {
            store.Upsert(now);
        }
        return (await subscription.WaitAsync(TestContext.Current.CancellationToken)).ClaimNamespaces.Contains(before.Namespace);
    }

    private static StatefulSetFact Set(string name) => new()
    {
        Key = new("data", name),
        Uid = name,
        Selector = new(LabelSet.Of(("app", name))),
        TemplateLabels = LabelSet.Of(("app", name)),
        ClaimTemplates = [new("data", default, null, [])],
    };

    private static PodFact Pod(string name, string @namespace = "data") => new() { Key = new(@namespace, name), Labels = LabelSet.Of(("app", name)) };

    private static ClaimFact Claim(string @namespace, string name) => new() { Key = new(@namespace, name), Uid = $"{@namespace}-{name}" };

    private static SourceFact Pods(string scope, SourceState state) => new() { Kind = SourceKind.Pods, Scope = scope, State = state };
}
