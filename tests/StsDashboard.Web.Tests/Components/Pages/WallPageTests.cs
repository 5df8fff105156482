using Bunit;
using StsDashboard.Domain.Facts;
using StsDashboard.Web.Components.Pages;

namespace StsDashboard.Web.Tests.Components.Pages;

public sealed class WallPageTests : ScreenTest
{
    [Fact]
    public void Wall_Faults_AreTheHeadlineAndTheRows()
    {
        var page = Page();

        Assert.Equal(["2 blocked", "3 degraded"], page.FindAll("h1 span").Select(part => part.TextContent));
        Assert.Equal(5, page.FindAll(".rows li").Count);
        Assert.Equal("data/kafka", page.Find(".rows li").GetAttribute("data-set"));
    }

    [Fact]
    public void Wall_OfANamespace_SpeaksOfThatOnly()
    {
        Address.NavigateTo("wall?namespace=search");

        var page = Page();

        Assert.Equal("1 degraded", page.Find("h1").TextContent.Trim());
        Assert.Contains("search", page.Find(".where").TextContent);
        Assert.Contains("Orphaned claims 2, 400Gi", page.Find("footer").TextContent);
    }

    [Fact]
    public void Wall_SimulatedCluster_SaysSo() => Assert.Equal("simulated", Page().Find(".where i").TextContent);

    [Fact]
    public void Wall_HasNoControls() => Assert.Empty(Page().FindAll("button, input, select"));

    [Fact]
    public void Source_NotLive_IsAmberWithItsAge()
    {
        Feed.Publish(Sample.Frame with { Sources = [Sample.Source(SourceKind.Pods), Sample.Source(SourceKind.Dns, SourceState.Reconnecting, "10.96.0.10:53")] });

        var footer = Render<WallPage>().Find("footer");

        Assert.Equal("DNS: reconnecting for 12 s", footer.QuerySelector(".stale")!.TextContent.Trim());
        Assert.Contains("others 3 s old", footer.TextContent);
    }

    [Fact]
    public void Frame_SetHeals_RowAndHeadlineFollow()
    {
        var page = Page();

        Feed.Publish(Sample.Frame with { Version = 2, Sets = Sample.Frame.Sets.SetItem(new("data", "kafka"), InspectionBuilder.Healthy("data", "kafka", 5)) });

        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".rows li").Count));
        Assert.Equal("1 blocked", page.Find("h1 span").TextContent);
    }

    private IRenderedComponent<WallPage> Page()
    {
        Feed.Publish(Sample.Frame);
        return Render<WallPage>();
    }
}
