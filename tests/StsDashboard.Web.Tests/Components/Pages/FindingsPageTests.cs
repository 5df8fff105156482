using Bunit;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Components.Pages;

namespace StsDashboard.Web.Tests.Components.Pages;

public sealed class FindingsPageTests : ScreenTest
{
    private const string Rollback = "ROL001/rec-stuck-rollout-forced-rollback/web/Pod/web-2";

    [Fact]
    public void Page_FirstRendering_HasARowPerFindingWorstFirst()
    {
        var rows = Page().FindAll("tr[data-row]");

        Assert.Equal(Sample.Frame.AllFindings.Count(), rows.Count);
        Assert.Equal("Error", rows[0].QuerySelector(".sev")!.TextContent);
        Assert.Equal("Info", rows[^1].QuerySelector(".sev")!.TextContent);
    }

    [Fact]
    public void Tile_OfASeverity_CountsItAndFilters()
    {
        var tile = Page().Find("a[data-severity=Error]");

        Assert.Equal(Sample.Frame.AllFindings.Count(finding => finding.Severity == Severity.Error).ToString(), tile.QuerySelector("b")!.TextContent);
        Assert.Equal("findings?severity=Error", tile.GetAttribute("href"));
    }

    [Theory]
    [InlineData("findings?severity=Info", 2)]
    [InlineData("findings?rule=PDB001", 1)]
    [InlineData("findings?namespace=data", 3)]
    [InlineData("findings?q=crash%20loop", 1)]
    public void Page_AddressWithFilter_ShowsWhatFits(string address, int rows)
    {
        Address.NavigateTo(address);

        Assert.Equal(rows, Page().FindAll("tr[data-row]").Count);
    }

    [Fact]
    public void Row_OpenedByAddress_ShowsEvidenceAdviceRuleAndCommand()
    {
        Address.NavigateTo($"findings?open={Uri.EscapeDataString(Rollback)}");

        var open = Assert.Single(Page().FindAll("tr.open"));

        Assert.Equal(3, open.QuerySelectorAll(".evidence li").Length);
        Assert.Contains("Look at its log first.", open.TextContent);
        Assert.Contains(Domain.Rules.RuleCatalog.Find("ROL001")!.Explanation, open.TextContent);
        Assert.Equal("kubectl delete pod web-2 -n rec-stuck-rollout-forced-rollback", open.QuerySelector(".cmd [data-copy]")!.GetAttribute("data-copy"));
        Assert.Contains("sets/rec-stuck-rollout-forced-rollback/web", open.InnerHtml);
        Assert.Contains("rules#ROL001", open.InnerHtml);
    }

    [Fact]
    public void Row_OfASettledFinding_SaysThatItIsNotThere()
    {
        Address.NavigateTo("findings?open=NET002%2Fdata%2Fgone%2FService%2Fgone");

        Assert.Contains("settled", Page().Find(".warnbox").TextContent);
    }

    [Fact]
    public void Row_OfAGoneSet_DoesNotLinkToIt()
    {
        var finding = new Finding("STO004", Severity.Warning, new("PersistentVolumeClaim", "legacy", "data-mongo-0"), new("legacy", "mongo"), "Left over", [], "Look.", "");
        Feed.Publish(Sample.FrameOf() with { ClusterFindings = [finding] });
        Address.NavigateTo("findings?open=STO004%2Flegacy%2Fmongo%2FPersistentVolumeClaim%2Fdata-mongo-0");

        var open = Render<FindingsPage>().Find("tr.open");

        Assert.Contains("legacy/mongo, which is gone", open.TextContent);
        Assert.DoesNotContain("sets/legacy", open.InnerHtml);
    }

    [Fact]
    public void Page_ByRule_HasARowPerRuleWithItsFindings()
    {
        Address.NavigateTo("findings?group=rule&open=STO011");

        var page = Page();

        Assert.Equal(Sample.Frame.AllFindings.Select(finding => finding.Id).Distinct().Count(), page.FindAll("tr[data-rule]").Count);
        Assert.Contains("data/kafka", page.Find(".alike").TextContent);
        Assert.Equal("findings?rule=STO011&open=STO011%2Fdata%2Fkafka%2FPod%2Fkafka-2", page.Find(".alike a").GetAttribute("href"));
    }

    [Fact]
    public void Exports_UnderAFilter_CarryIt()
    {
        Address.NavigateTo("findings?severity=Error&namespace=data");

        Assert.Equal(
            ["api/v1/findings?namespace=data&severity=Error&format=csv", "api/v1/findings?namespace=data&severity=Error"],
            Page().FindAll(".pagehead a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Findings_None_SaysWhatThatMeans()
    {
        Feed.Publish(Sample.FrameOf(InspectionBuilder.Healthy("data", "etcd", 3)));

        Assert.Contains("No findings.", Render<FindingsPage>().Find(".empty").TextContent);
    }

    [Fact]
    public void Filter_NothingFits_OffersEverything()
    {
        Address.NavigateTo("findings?q=nothing-says-this");

        Assert.Equal("findings", Page().Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public void Cluster_StillSyncing_IsNotCalledFree()
    {
        Feed.Publish(Sample.FrameOf() with { HasSynced = false, Sources = [Sample.Source(SourceKind.Pods, SourceState.Syncing)] });

        var page = Render<FindingsPage>();

        Assert.Contains("0 of 1 sources", page.Find(".syncing").TextContent);
        Assert.Contains("No findings yet.", page.Markup);
    }

    [Fact]
    public void Kinds_Forbidden_AreSaidToFindNothing()
    {
        Feed.Publish(Sample.Frame with { Sources = [Sample.Source(SourceKind.Nodes, SourceState.Forbidden)] });

        Assert.StartsWith("Nodes: no permission", Render<FindingsPage>().Find(".unread").TextContent.Trim());
    }

    [Fact]
    public void Frame_FindingSettled_RowGoesAway()
    {
        var page = Page();
        var rows = page.FindAll("tr[data-row]").Count;

        Feed.Publish(Sample.Frame with { Version = 2, Sets = Sample.Frame.Sets.SetItem(new("data", "kafka"), InspectionBuilder.Healthy("data", "kafka", 5)) });

        page.WaitForAssertion(() => Assert.Equal(rows - 2, page.FindAll("tr[data-row]").Count));
    }

    private IRenderedComponent<FindingsPage> Page()
    {
        Feed.Publish(Sample.Frame);
        return Render<FindingsPage>();
    }
}
