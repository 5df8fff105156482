using Bunit;
using StsDashboard.Domain.Facts;
using StsDashboard.Web.Components.Pages;

namespace StsDashboard.Web.Tests.Components.Pages;

public sealed class SetPageTests : ScreenTest
{
    private static readonly ObjectKey Web = new("rec-stuck-rollout-forced-rollback", "web");

    [Fact]
    public void Set_Blocked_SaysWhoWhyAndWhatHelps()
    {
        var page = Page(Web);

        Assert.StartsWith("Blocked by web-2", page.Find(".hero .sentence").TextContent);
        Assert.Equal(3, page.FindAll(".hero .evidence li").Count);
        Assert.Equal("kubectl delete pod web-2 -n rec-stuck-rollout-forced-rollback", page.Find(".hero .cmd [data-copy]").GetAttribute("data-copy"));
        Assert.Contains("Wait for web-2", page.Find(".steps .now").TextContent);
    }

    [Fact]
    public void Matrix_BlockingOrdinal_IsMarkedAndShowsTheCause()
    {
        var row = Assert.Single(Page(Web).FindAll(".matrix tr.block"));

        Assert.Contains("CrashLoopBackOff", row.TextContent);
        Assert.Contains("old revision", row.TextContent);
        Assert.Contains("absent because not ready", row.TextContent);
    }

    [Fact]
    public void Matrix_StaleName_ShowsPodSliceAndAnswerSideBySide()
    {
        var row = Page(new("data", "postgres")).FindAll(".matrix tbody tr")[1];

        Assert.Contains("10.244.0.61", row.TextContent);
        Assert.Contains("10.244.0.9", row.TextContent);
        Assert.Equal(["=", "≠"], row.QuerySelectorAll(".three b").Select(sign => sign.TextContent));
    }

    [Fact]
    public void Service_FailedCheck_IsToldFromOneNobodyCouldMake()
    {
        var checks = Page(Web).FindAll(".checks li");

        Assert.Equal(["ok", "ok", "bad", "muted"], checks.Select(check => check.ClassName));
    }

    [Fact]
    public void Storage_ManyOrdinalsInOrder_ListsNone()
    {
        var page = Page(new("data", "cassandra"));

        Assert.Empty(page.FindAll("#storage tbody tr"));
        Assert.Contains("96 ordinals whose claims are bound", page.Find("#storage").TextContent);
    }

    [Fact]
    public void Budgets_None_SaysWhatThatMeans() =>
        Assert.Contains("A drain may evict all of them", Page(Web).Find("#disruption").TextContent);

    [Fact]
    public void Set_Unknown_IsSaidAndAppearsWhenItIsCreated()
    {
        var page = Page(new("data", "later"));
        Assert.Contains("No StatefulSet data/later.", page.Find(".empty").TextContent);

        Feed.Publish(Sample.FrameOf(InspectionBuilder.Healthy("data", "later", 2)));

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".matrix tbody tr").Count));
    }

    [Fact]
    public void Set_DeletedWhileLookedAt_StaysGreyedWithANote()
    {
        var page = Page(Web);

        Feed.Publish(Sample.Frame with { Version = 2, Sets = Sample.Frame.Sets.Remove(Web) });

        page.WaitForAssertion(() => Assert.Contains("This set is gone", page.Find(".gone").TextContent));
        Assert.Equal(3, page.FindAll(".past .matrix tbody tr").Count);
    }

    [Fact]
    public void Pods_MayNotBeRead_MatrixSaysSo()
    {
        var page = Page(new("ledger", "journal"));

        Assert.Empty(page.FindAll(".matrix"));
        Assert.Contains("pods: no permission", page.Find("#ordinals").TextContent);
    }

    private IRenderedComponent<SetPage> Page(ObjectKey key)
    {
        Feed.Publish(Sample.Frame);
        return Render<SetPage>(parameters => parameters.Add(page => page.Namespace, key.Namespace).Add(page => page.Name, key.Name));
    }
}
