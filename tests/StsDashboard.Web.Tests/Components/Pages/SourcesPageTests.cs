using Bunit;
using StsDashboard.Domain.Facts;
using StsDashboard.Web.Components.Pages;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Tests.Components.Pages;

public sealed class SourcesPageTests : ScreenTest
{
    [Fact]
    public void Source_Failed_ShowsItsErrorAndState()
    {
        Feed.Publish(Sample.FrameOf() with { Sources = [Sample.Source(SourceKind.Nodes, SourceState.Failed)] });

        var row = Render<SourcesPage>().Find("tbody tr");

        Assert.Contains("whole cluster", row.TextContent);
        Assert.Contains("connection refused", row.TextContent);
        Assert.Contains("failed", row.QuerySelector(".s-Failed")!.TextContent);
    }

    [Fact]
    public void Source_ThatTellsOfHiddenNamespaces_IsNotSaidToHaveNoError()
    {
        Feed.Publish(new FrameView(new NamespaceScope(["data"])).Of(Sample.FrameOf() with { Sources = [Sample.Source(SourceKind.Nodes, SourceState.Failed)] }));

        var row = Render<SourcesPage>().Find("tbody tr");

        Assert.DoesNotContain("connection refused", row.TextContent);
        Assert.Contains("not shown", row.TextContent);
        Assert.Contains("failed", row.QuerySelector(".s-Failed")!.TextContent);
    }

    [Theory]
    [InlineData(SourceKind.Nodes, "", "nodes is forbidden", "Grant get, list and watch on nodes by a ClusterRole to see them.")]
    [InlineData(SourceKind.Pods, "data", "pods is forbidden", "Grant get, list and watch on pods by a Role in data to see them.")]
    [InlineData(SourceKind.Events, "data", "events is forbidden", "Grant get and list on events by a Role in data to see them.")]
    [InlineData(SourceKind.Nodes, "", "Not served by this cluster: not found", null)]
    public void Source_Forbidden_SaysWhatToGrant(SourceKind kind, string scope, string error, string? grant)
    {
        Feed.Publish(Sample.FrameOf() with { Sources = [Sample.Source(kind, SourceState.Forbidden) with { Scope = scope, LastError = error }] });

        var text = Render<SourcesPage>().Find("tbody tr .error").TextContent;

        Assert.Equal(grant is not null, text.Contains("Grant", StringComparison.Ordinal));
        Assert.Contains(grant ?? error, text);
    }

    [Fact]
    public void Source_Recovers_RowFollows()
    {
        Feed.Publish(Sample.FrameOf() with { Sources = [Sample.Source(SourceKind.Nodes, SourceState.Failed)] });
        var page = Render<SourcesPage>();

        Feed.Publish(Sample.FrameOf() with { Version = 2, Sources = [Sample.Source(SourceKind.Nodes)] });

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".s-Live")));
    }
}
