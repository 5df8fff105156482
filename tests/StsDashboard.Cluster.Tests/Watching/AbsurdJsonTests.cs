using System.Text;
using System.Text.Json;
using CsCheck;
using StsDashboard.Cluster.Store;
using StsDashboard.Cluster.Watching;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Cluster.Tests.Watching;

/// <summary>One object that makes no sense is left out and said so; what is known of all others stays.</summary>
public sealed class AbsurdJsonTests
{
    private const string Broken = """{"metadata":{"name":"b","namespace":"data","resourceVersion":"4"},"spec":{"type":{"no":"word"} } }""";

    [Fact]
    public void List_WithOneAbsurdObject_KeepsTheOthers() => AbsurdJson.Any.Sample(absurd =>
    {
        var kind = WatchedKinds.All.Single(known => known.Source == absurd.Kind);
        var good = (string name) => $$$"""{"metadata":{"name":"{{{name}}}","namespace":"data"} }""";
        using var list = new MemoryStream(Encoding.UTF8.GetBytes(Json.List("7", "", good("before"), absurd.Json, good("after"))));

        var page = kind.ReadPageOneByOneAsync(list, CancellationToken.None).GetAwaiter().GetResult();
        var interesting = Fact(absurd.Kind, good("before")) is not null;

        Assert.Equal("7", page.ResourceVersion);
        Assert.True(page.Unreadable.Count <= 1);
        Assert.Equal(interesting, page.Facts.Any(fact => fact.Name == "before"));
        Assert.Equal(interesting, page.Facts.Any(fact => fact.Name == "after"));
    }, iter: 300);

    [Fact]
    public void Fact_WithANullAmongItsTexts_HoldsTheOthers()
    {
        var slice = (EndpointSliceFact)Fact(SourceKind.EndpointSlices, """
            {"metadata":{"name":"web-1","namespace":"data","labels":{"kubernetes.io/service-name":"web"}},"addressType":"IPv4",
             "endpoints":[{"addresses":[null,"10.0.0.1"],"conditions":{"ready":true}}]}
            """)!;

        Assert.Equal<ValueList<string>>(["10.0.0.1"], slice.Endpoints[0].Addresses);
    }

    /// <summary>What could be read goes all the way: into the store, and into the inspection of every set there.</summary>
    [Fact]
    public void Fact_OfAnAbsurdObject_DefeatsNeitherStoreNorInspection() => AbsurdJson.Any.Array[1, 12].Sample(objects =>
    {
        var store = new ClusterStore();
        foreach (var kind in WatchedKinds.All)
        {
            store.Report(new SourceFact { Kind = kind.Source, State = SourceState.Live });
        }
        foreach (var (source, json) in objects)
        {
            if (Fact(source, json) is { } fact)
            {
                store.Upsert(fact);
            }
        }
        foreach (var set in store.Snapshot.Sets)
        {
            Assert.NotEmpty(SetInspector.Inspect(store.Snapshot, set, DateTimeOffset.UnixEpoch).Reason);
        }
        OrphanInspector.Inspect(store.Snapshot, new Dictionary<string, DateTimeOffset>());
    }, iter: 300);

    [Fact]
    public async Task List_WithAnObjectThatCannotBeRead_ShowsTheOthersAndSaysWhich()
    {
        await using var fixture = new WatcherFixture();
        await fixture.RefuseInitialEventsAsync();
        (await fixture.Api.NextAsync()).RespondList("5", Json.Service("a"), Broken, Json.Service("c"));
        (await fixture.Api.NextAsync()).RespondList("5", Json.Service("a"), Broken, Json.Service("c"));
        (await fixture.Api.NextAsync()).RespondStream();
        await fixture.UntilAsync(() => fixture.Source.State == SourceState.Live);

        Assert.Equal(["a", "c"], fixture.Names);
        Assert.Contains("left out: b: ", fixture.Source.LastError);
    }

    [Fact]
    public async Task Watch_WithAnObjectThatCannotBeRead_GoesOnWithoutIt()
    {
        await using var fixture = new WatcherFixture();
        var stream = await fixture.SyncAsync("5", "a", "b");
        await stream.SendAsync(Json.Event("MODIFIED", Broken), Json.Added("c", "6"));
        await fixture.UntilAsync("a", "c");
        Assert.Equal(SourceState.Live, fixture.Source.State);
        Assert.Contains("left out: b: ", fixture.Source.LastError);

        await stream.SendAsync(Json.Added("b", "7"));
        await fixture.UntilAsync("a", "b", "c");
        Assert.Equal(0, fixture.Source.Restarts);
    }

    private static Fact? Fact(SourceKind source, string json)
    {
        var kind = WatchedKinds.All.Single(known => known.Source == source);
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        try
        {
            return kind.ToFact(kind.Read(ref reader), out _);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
