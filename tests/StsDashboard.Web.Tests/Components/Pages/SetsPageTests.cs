using System.Collections.Immutable;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Components.Pages;
using StsDashboard.Web.Components.Sets;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Tests.Components.Pages;

public sealed class SetsPageTests : ScreenTest
{
    [Fact]
    public void Page_FirstRendering_HasARowPerSetWorstFirst()
    {
        var page = Page();

        Assert.Equal(Sample.Frame.Sets.Count, page.FindAll("tr[data-row]").Count);
        Assert.Equal("data/kafka", page.Find("tr[data-row]").GetAttribute("data-set"));
        Assert.Contains("Waits for kafka-3", page.Find("tr[data-row] .why").TextContent);
    }

    [Theory]
    [InlineData("?verdict=Blocked", 2)]
    [InlineData("?verdict=Blocked&verdict=Held", 4)]
    [InlineData("?faults=true", 5)]
    [InlineData("?namespace=data", 4)]
    [InlineData("?namespace=data&namespace=cache&q=dis", 1)]
    [InlineData("?q=STO011", 1)]
    [InlineData("?q=nothing-has-this-name", 0)]
    public void Page_AddressWithFilter_ShowsWhatFits(string query, int rows)
    {
        Address.NavigateTo(query);

        Assert.Equal(rows, Page().FindAll("tr[data-row]").Count);
    }

    [Fact]
    public void Tile_OfAVerdict_CountsItAndLinksToIt()
    {
        var tile = Page().Find("a[data-verdict=Blocked]");

        Assert.Equal("2", tile.QuerySelector("b")!.TextContent);
        Assert.Equal("./?verdict=Blocked", tile.GetAttribute("href"));
        Assert.Equal("false", tile.GetAttribute("aria-pressed"));
    }

    [Fact]
    public void Tile_OfNoSet_StaysGreyed() => Assert.Contains("none", Page().Find("a[data-verdict=Terminating]").ClassList);

    [Fact]
    public void FaultsOnly_Switched_GoesIntoTheAddress()
    {
        var page = Page();

        page.Find("input[data-key-f]").Change(true);

        Assert.EndsWith("/?faults=true", Address.Uri);
        Assert.Equal(5, page.FindAll("tr[data-row]").Count);
    }

    [Fact]
    public void Filter_NothingFits_SaysSoAndOffersEverything()
    {
        Address.NavigateTo("?q=nothing-has-this-name");

        var empty = Page().Find(".empty");

        Assert.Contains("No set fits the filter.", empty.TextContent);
        Assert.Equal("./", empty.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Cluster_WithoutSets_SaysWhatThatMeans()
    {
        Feed.Publish(Sample.FrameOf());

        Assert.Contains("No StatefulSets.", Render<SetsPage>().Find(".empty").TextContent);
    }

    [Fact]
    public void Viewer_WithoutRights_IsNotToldThatTheClusterHasNoSets()
    {
        Feed.Publish(Sample.FrameOf() with { Scope = NamespaceScope.Nothing });

        Assert.Contains("No StatefulSets that you may see.", Render<SetsPage>().Find(".empty").TextContent);
    }

    [Fact]
    public void Cluster_StillSyncing_NamesWhatIsWaitedFor()
    {
        Feed.Publish(Sample.FrameOf() with
        {
            HasSynced = false,
            Sources = [Sample.Source(SourceKind.StatefulSets), Sample.Source(SourceKind.Pods, SourceState.Syncing)],
        });

        var page = Render<SetsPage>();

        Assert.Contains("1 of 2 sources", page.Find(".syncing").TextContent);
        Assert.Contains("Pods", page.Find(".syncing li").TextContent);
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public void Dns_NotLive_ColumnHeadSaysHowOldItIs()
    {
        Feed.Publish(Sample.Frame with { Sources = [Sample.Source(SourceKind.Dns, SourceState.Reconnecting, "10.96.0.10:53")] });

        Assert.Equal("DNS 12 s old", Render<SetsPage>().Find("th .stale").TextContent);
    }

    [Fact]
    public void Row_WithoutPermission_IsLockedAndNotAFault()
    {
        var row = Page().Find("tr[data-set='ledger/journal']");

        Assert.Contains("e-unknown", row.ClassList);
        Assert.Contains("pods: no permission", row.TextContent);
        Assert.Contains("not asked", row.QuerySelector(".d-dns")!.TextContent);
    }

    [Fact]
    public void Row_StaleName_ShowsTheShortFractionAndTheKind()
    {
        var names = Page().Find("tr[data-set='data/postgres'] .d-dns");

        Assert.Equal("2/3", names.QuerySelector(".strong")!.TextContent);
        Assert.Equal("1 stale", names.QuerySelector(".two.bad")!.TextContent);
    }

    [Fact]
    public void Frame_OneSetChanges_DrawsThatRowOnly()
    {
        var page = Page();
        var drawings = Services.GetRequiredService<RowDrawings>();
        var before = Sample.Frame.Sets.Values.ToDictionary(set => set.Key, drawings.Of);

        var after = Sample.Frame.Sets.SetItem(new("data", "etcd"), InspectionBuilder.Healthy("data", "etcd", 4));
        Feed.Publish(Sample.Frame with { Version = 2, Sets = after });
        page.WaitForAssertion(() => Assert.Equal("4/4", page.Find("tr[data-set='data/etcd'] .d-ready").TextContent.Trim()));

        Assert.Equal([new ObjectKey("data", "etcd")], after.Values.Where(set => !ReferenceEquals(drawings.Of(set), before[set.Key])).Select(set => set.Key));
    }

    [Fact]
    public void Frame_ChangesNothingInSight_RendersNothing()
    {
        // Many sets: until the browser has told what is in view, the first forty stand in.
        var sets = Enumerable.Range(0, 200).Select(number => InspectionBuilder.Healthy("many", $"set-{number:000}", 3)).ToDictionary(set => set.Key);
        var frame = Sample.Frame with { Sets = Sample.Frame.Sets.Clear().AddRange(sets) };
        Feed.Publish(frame);
        var page = Render<SetsPage>();
        page.WaitForState(() => Feed.Readers == 1);
        var tiles = page.FindComponent<SetTiles>();
        var rendered = tiles.RenderCount;

        Feed.Publish(frame with { Version = 2, Sets = Changed("set-150") });
        Feed.Publish(frame with { Version = 3, Sets = Changed("set-001") });
        page.WaitForState(() => tiles.RenderCount > rendered);

        Assert.Equal(rendered + 1, tiles.RenderCount);

        ImmutableSortedDictionary<ObjectKey, SetInspection> Changed(string name) =>
            frame.Sets.SetItem(new("many", name), frame.Sets[new("many", name)] with { Sentence = "Another." });
    }

    [Fact]
    public async Task Page_Disposed_LeavesNoReaderBehind()
    {
        var page = Page();
        page.WaitForState(() => Feed.Readers == 1);

        await DisposeComponentsAsync();

        Assert.Equal(0, Feed.Readers);
    }

    private IRenderedComponent<SetsPage> Page()
    {
        Feed.Publish(Sample.Frame);
        return Render<SetsPage>();
    }
}
