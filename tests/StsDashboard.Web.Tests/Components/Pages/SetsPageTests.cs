using Bunit;
using StsDashboard.Domain.Facts;
using StsDashboard.Web.Components.Pages;
using StsDashboard.Web.Components.Sets;

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
    public void Frame_OneSetChanges_RendersThatRowOnly()
    {
        var page = Page();
        var rows = page.FindComponents<SetRow>();
        var changed = rows.Single(row => row.Instance.Set.Key == new ObjectKey("data", "etcd"));
        var before = rows.ToDictionary(row => row.Instance.Set.Key, row => row.RenderCount);

        Feed.Publish(Sample.Frame with { Version = 2, Sets = Sample.Frame.Sets.SetItem(new("data", "etcd"), InspectionBuilder.Healthy("data", "etcd", 4)) });
        page.WaitForAssertion(() => Assert.Equal("4/4", page.Find("tr[data-set='data/etcd'] .d-ready").TextContent.Trim()));

        // The count follows the markup: another thread renders.
        page.WaitForAssertion(() => Assert.True(changed.RenderCount > before[changed.Instance.Set.Key]));
        Assert.All(rows.Where(row => row != changed), row => Assert.Equal(before[row.Instance.Set.Key], row.RenderCount));
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
