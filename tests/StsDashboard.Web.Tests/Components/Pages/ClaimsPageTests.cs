using Bunit;
using StsDashboard.Web.Components.Pages;

namespace StsDashboard.Web.Tests.Components.Pages;

public sealed class ClaimsPageTests : ScreenTest
{
    [Fact]
    public void Claims_OfFourClasses_AreGroupedWithTheirSums()
    {
        var groups = Page().FindAll("tr.group").Select(row => row.TextContent).ToArray();

        Assert.Equal(4, groups.Length);
        Assert.Contains("Beyond the range", groups[1]);
        Assert.Contains("2 claims", groups[1]);
        Assert.Contains("400Gi", groups[1]);
    }

    [Fact]
    public void Card_OfAClass_CountsIt() =>
        Assert.StartsWith("3claims · 750Gi", Page().Find("a[data-class=ScaledToZero] .big").TextContent);

    [Fact]
    public void Page_NothingOpen_ShowsNoDestructiveCommand() => Assert.DoesNotContain("kubectl", Page().Markup);

    [Fact]
    public void Row_Opened_ShowsTheCommandUnderWhatItDestroys()
    {
        Address.NavigateTo("claims?open=search%2Fdata-elasticsearch-data-9");

        var details = Assert.Single(Page().FindAll("tr.open"));

        Assert.Contains("destroys its volume", details.QuerySelector(".warnbox")!.TextContent);
        Assert.Equal("kubectl delete pvc data-elasticsearch-data-9 -n search", details.QuerySelector("code")!.TextContent);
    }

    [Fact]
    public void Row_ReclaimRetain_DoesNotSayThatDataIsDestroyed()
    {
        Address.NavigateTo("claims?open=legacy%2Fdata-mongo-0");

        Assert.Contains("leaves its volume", Page().Find("tr.open .warnbox").TextContent);
    }

    [Fact]
    public void Address_WithClass_ShowsThatClassOnly()
    {
        Address.NavigateTo("claims?class=SetGone");

        Assert.Equal(["data-mongo-0–1"], Page().FindAll("a.rowlink").Select(link => link.TextContent));
    }

    [Fact]
    public void Claims_AlikeNeighbours_AreOneRowWithTheirSum()
    {
        var fold = Page().FindAll("tr.fold").Single(row => row.TextContent.Contains("minio"));

        Assert.Equal("data-minio-0–2", fold.QuerySelector(".rowlink")!.TextContent);
        Assert.Contains("3 × 250Gi", fold.TextContent);
        Assert.Contains("750Gi", fold.TextContent);
    }

    [Fact]
    public void Fold_Opened_ShowsEachClaimAndStaysOpenWhenOneIsClosed()
    {
        Address.NavigateTo("claims?open=staging%2Fdata-minio-1");

        var page = Page();

        Assert.Equal(["data-minio-0", "data-minio-1", "data-minio-2"], page.FindAll("tr.within .rowlink").Select(link => link.TextContent));
        Assert.Equal("kubectl delete pvc data-minio-1 -n staging", page.Find("tr.open code").TextContent);
        Assert.Equal("claims?open=staging%2Fdata-minio-0..2", page.FindAll("tr.within .rowlink")[1].GetAttribute("href"));
    }

    [Fact]
    public void Note_OfWhatIsNotCounted_NamesNamespacesWithoutPermission()
    {
        var note = Page().Find(".notcounted").TextContent;

        Assert.Contains("3 claims in ledger: unknown", note);
        Assert.Contains("Ambiguous names: none", note);
    }

    [Fact]
    public void Claims_NoneOrphaned_SaysWhatThatMeans()
    {
        Feed.Publish(Sample.FrameOf() with { OrphanedClaims = [] });

        Assert.Contains("No orphaned claims.", Render<ClaimsPage>().Find(".empty").TextContent);
    }

    private IRenderedComponent<ClaimsPage> Page()
    {
        Feed.Publish(Sample.Frame);
        return Render<ClaimsPage>();
    }
}
