using Bunit;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Components.Pages;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Tests.Components.Pages;

public sealed class DnsPageTests : ScreenTest
{
    private const string Cluster = "10.96.0.10:53";
    private const string NodeLocal = "169.254.20.10:53";

    public DnsPageTests() => Figures = new(
        [
            Server(Cluster) with { CachesUpToSeconds = 0, RecentConvergenceSeconds = [0.6, 0.7], Convergence = new(2, 0.6, 0.7, 0.7) },
            Server(NodeLocal) with
            {
                CachesUpToSeconds = 30,
                LongestNegativeTtlSeconds = 30,
                Failures = new Dictionary<string, long> { ["timeout"] = 24, ["SERVFAIL"] = 3 },
                RecentConvergenceSeconds = [28.2],
                Convergence = new(1, 28.2, 28.2, 28.2),
            },
        ],
        new(3, 0.7, 28.2, 28.2));

    [Fact]
    public void Name_ThatIsStale_ShowsTheThreeWithTheAnswerMarked()
    {
        var row = Page(Faulty).Find("tr[data-name='postgres-1.postgres.data.svc.cluster.local']");

        Assert.Contains("Stale", row.TextContent);
        Assert.Equal(["10.244.0.61", "10.244.0.61", "10.244.0.9"], row.QuerySelectorAll(".diffip").Select(cell => cell.TextContent));
        Assert.Equal("10.244.0.9", Assert.Single(row.QuerySelectorAll(".odd")).TextContent);
        Assert.Contains("1 of 2; the other is right", row.TextContent);
        Assert.Contains("NET008", row.TextContent);
        Assert.Equal("sets/data/postgres#ordinal-1", row.QuerySelector("a.rowlink")!.GetAttribute("href"));
    }

    [Fact]
    public void Name_ThatACacheExplains_CountsDownInTheBrowser()
    {
        var row = Page(Faulty).Find("tr[data-name^='postgres-1']");

        var end = row.QuerySelector("time[data-until]")!;
        Assert.Equal(("21 s", Sample.Now.AddSeconds(21).UtcDateTime.ToString("O")), (end.TextContent, end.GetAttribute("datetime")));
        Assert.Equal("70", row.QuerySelector("svg[data-ends] rect")!.GetAttribute("width"));
    }

    [Fact]
    public void Name_ThatNoCacheExplains_LastsUntilFixed() =>
        Assert.Contains("Until fixed", Page(Faulty).Find("tr[data-name^='etcd-0']").TextContent);

    [Fact]
    public void Tiles_CountPodsNamesByResult()
    {
        var tiles = Page(Faulty).FindAll("a[data-result]").ToDictionary(tile => tile.GetAttribute("data-result")!, tile => tile.QuerySelector("b")!.TextContent);

        Assert.Equal(("1", "1", "0", "4"), (tiles["Stale"], tiles["Missing"], tiles["Wrong"], tiles["Resolves"]));
        Assert.Equal("dns?result=Stale", Render<DnsPage>().Find("a[data-result=Stale]").GetAttribute("href"));
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("?result=Missing", 1)]
    [InlineData("?namespace=data&q=POSTGRES", 1)]
    [InlineData("?q=10.244.0.9", 1)]
    [InlineData("?result=Resolves&q=postgres-", 2)]
    public void Address_WithAFilter_ShowsThoseNames(string query, int rows)
    {
        Address.NavigateTo($"dns{query}");

        Assert.Equal(rows, Page(Faulty).FindAll(".dnst tbody tr").Count);
    }

    [Fact]
    public void Export_HasTheFilterOfTheAddress()
    {
        Address.NavigateTo("dns?namespace=data&result=Stale");

        Assert.Equal("api/v1/dns/names?namespace=data&result=Stale&format=csv", Page(Faulty).Find("a[download]").GetAttribute("href"));
    }

    [Fact]
    public void Filter_ThatFitsNothing_SaysSoAndShowsTheWayBack()
    {
        Address.NavigateTo("dns?q=nothing");

        Assert.Contains("No name fits the filter.", Page(Faulty).Find(".empty").TextContent);
    }

    [Fact]
    public void Names_AllRight_SaysHowMany() =>
        Assert.Contains("All 3 expected names resolve.", Page(Right).Find(".empty").TextContent);

    [Fact]
    public void NoServerConfigured_SaysWhatToDoAndNothingIsGreen()
    {
        var asked = new InspectionBuilder("data", "etcd").Slot(0, SlotState.Ready, name: NameResult.NotAsked).Build();
        var page = Page(Sample.FrameOf(asked) with { AsksNames = false, Sources = [Sample.Source(SourceKind.Pods)] });

        Assert.Contains("Not asked (no DNS server).", page.Find(".notice").TextContent);
        Assert.Contains("port-forward", page.Find(".notice code").TextContent);
        Assert.Contains("no DNS server", page.Find("a[data-result=NotAsked]").TextContent);
        Assert.DoesNotContain("expected names resolve", page.Markup);
    }

    [Fact]
    public void EndpointSlicesForbidden_SaysThatNobodyKnowsWhichNamesShouldExist()
    {
        var asked = new InspectionBuilder("data", "etcd").Slot(0, SlotState.Ready, name: NameResult.NotAsked).Build();
        var page = Page(Sample.FrameOf(asked) with { Sources = [Sample.Source(SourceKind.EndpointSlices, SourceState.Forbidden), Sample.Source(SourceKind.Dns, scope: Cluster)] });

        Assert.Contains("EndpointSlices: no permission", page.Find(".notice").TextContent);
        Assert.Contains("no permission", page.Find("a[data-result=NotAsked]").TextContent);
    }

    [Fact]
    public void ServersAway_KeepsTheLastAnswersAndSaysSinceWhen()
    {
        var page = Page(Right with { Sources = [Sample.Source(SourceKind.Dns, SourceState.Reconnecting, Cluster)] });

        Assert.Contains("The DNS server gives no answer", page.Find(".notice").TextContent);
        Assert.Contains("resolved when last asked", page.Find(".empty").TextContent);
        Assert.Contains("no server answers", page.Find(".panel header .stale.left").TextContent);
        Assert.Contains("no answer for", page.Find($"tr[data-server='{Cluster}']").TextContent);
    }

    [Fact]
    public void StillReading_SaysWhatIsWaitedFor()
    {
        var page = Page(Sample.FrameOf() with { HasSynced = false, Sources = [Sample.Source(SourceKind.Services, SourceState.Syncing)] });

        Assert.Contains("Reading the cluster.", page.Find(".syncing").TextContent);
        Assert.DoesNotContain("expected names resolve", page.Markup);
    }

    [Fact]
    public void Servers_ShowFailuresByKindAndWhetherTheyCache()
    {
        var page = Page(Right);

        Assert.Contains("24 timeouts", page.Find($"tr[data-server='{NodeLocal}']").TextContent);
        Assert.Contains("3 SERVFAIL", page.Find($"tr[data-server='{NodeLocal}']").TextContent);
        Assert.EndsWith("up to 30 s", page.Find($"tr[data-server='{NodeLocal}']").TextContent.Trim());
        Assert.EndsWith("no", page.Find($"tr[data-server='{Cluster}']").TextContent.Trim());
    }

    [Fact]
    public void Servers_ForWhoMayNotSeeEveryNamespace_ShowTheirStateOnly()
    {
        var page = Page(new FrameView(new NamespaceScope(["data"])).Of(Right));

        Assert.Contains("answers", page.Find($"tr[data-server='{NodeLocal}']").TextContent);
        Assert.Contains("are not shown", page.Find(".servers .tfoot").TextContent);
        Assert.DoesNotContain("timeouts", page.Markup);
        Assert.DoesNotContain("questions a minute", page.Markup);
        Assert.Empty(page.FindAll(".convergence"));
    }

    [Fact]
    public void Chart_DrawsEachServersTimesAndTheNegativeTtl()
    {
        var chart = Page(Right).Find(".convergence svg[role=img]");

        Assert.Equal(2, chart.QuerySelectorAll("path.dots:not(.slow)")[0].GetAttribute("d")!.Count(letter => letter == 'M'));
        Assert.Equal(1, chart.QuerySelectorAll("path.dots.slow")[1].GetAttribute("d")!.Count(letter => letter == 'M'));
        Assert.Contains("negative TTL 30 s", chart.TextContent);
        Assert.Contains($"{NodeLocal} half of 1 within 28.2", chart.GetAttribute("aria-label"));
    }

    [Fact]
    public void Figures_WhileThePageIsOpen_AreReadAgainEveryFewSeconds()
    {
        var page = Page(Right);
        Figures = new([Server(Cluster) with { QuestionsPerMinute = 77 }], new(0, null, null, null));

        Clock.Advance(TimeSpan.FromSeconds(5));

        page.WaitForAssertion(() => Assert.Contains("77 questions a minute", page.Find(".servers header").TextContent));
    }

    [Fact]
    public void Frame_ThatChangesNoName_IsNotDrawn()
    {
        Feed.Publish(Faulty);
        var page = Render<AskedPage>().Instance;
        var other = Faulty.Sets.Values.First() with { Reason = "Something else" };
        var heard = Sample.Source(SourceKind.Dns, scope: Cluster) with { LastHeardAt = Sample.Now };

        Assert.False(page.Asks(Faulty, Faulty with { Sets = Faulty.Sets.SetItem(other.Key, other) }));
        Assert.False(page.Asks(Faulty, Faulty with { Sources = [heard, Faulty.Sources[1]] }));
        Assert.True(page.Asks(Faulty, Faulty with { Sources = [heard with { State = SourceState.Reconnecting }, Faulty.Sources[1]] }));
        Assert.True(page.Asks(Faulty, Right));
    }

    private static Frame Right => WithServers(Sample.FrameOf(InspectionBuilder.Healthy("data", "etcd", 3)));

    private static Frame Faulty => WithServers(Sample.FrameOf(Stale(), Missing()));

    private static Frame WithServers(Frame frame) => frame with { Sources = [.. new[] { Cluster, NodeLocal }.Select(server => Sample.Source(SourceKind.Dns, scope: server))] };

    private static SetInspection Stale() => With(
        new InspectionBuilder("data", "postgres").Ready(0, 0).Slot(1, SlotState.Ready, name: NameResult.Stale).Ready(2, 2).Build(),
        1,
        name => name with { CanLastUntil = Sample.Now.AddSeconds(21), Servers = new([NodeLocal], Right: 1, All: 2) });

    private static SetInspection Missing() => With(
        new InspectionBuilder("data", "etcd").Slot(0, SlotState.Ready, name: NameResult.Missing).Ready(1, 2).Build(),
        0,
        name => name with { SliceIps = [], Telling = null, Explanation = "The governing Service etcd does not exist." });

    private static SetInspection With(SetInspection set, int index, Func<NameComparison, NameComparison> change)
    {
        var slots = set.Slots.ToArray();
        slots[index] = slots[index] with { Name = change(slots[index].Name) };
        return set with { Slots = [.. slots] };
    }

    private static DnsServerView Server(string address) => new(address, new(100, 0.0004, 0.0011, 0.0038), new Dictionary<string, long> { ["NOERROR"] = 100 });

    private IRenderedComponent<DnsPage> Page(Frame frame)
    {
        Feed.Publish(frame);
        return Render<DnsPage>();
    }

    /// <summary>Says aloud which frames it would draw.</summary>
    private sealed class AskedPage : DnsPage
    {
        public bool Asks(Frame before, Frame after) => Concerns(before, after);
    }
}
