using Bunit;
using StsDashboard.Domain.Facts;
using StsDashboard.Web.Components.Layout;

namespace StsDashboard.Web.Tests.Components.Layout;

public sealed class FreshnessTests : ScreenTest
{
    [Fact]
    public void Sources_AllLive_AreOneQuietPhrase()
    {
        var fresh = Fresh(Sample.Source(SourceKind.Pods), Sample.Source(SourceKind.Nodes));

        Assert.Contains("2 of 2 sources live", fresh.Find("a").TextContent);
        Assert.Empty(fresh.FindAll(".chip.stale"));
    }

    [Fact]
    public void Source_Reconnecting_IsNamedWithItsTime()
    {
        var fresh = Fresh(Sample.Source(SourceKind.Pods), Sample.Source(SourceKind.Dns, SourceState.Reconnecting, "10.96.0.10:53"));

        Assert.Contains("1 of 2 sources live", fresh.Find("a").TextContent);
        Assert.Equal("DNS: reconnecting for 12 s", fresh.Find(".chip.stale").TextContent);
    }

    [Fact]
    public void Sources_SeveralNotLive_AreCounted() =>
        Assert.Contains("2 sources", Fresh(Sample.Source(SourceKind.Pods, SourceState.Failed), Sample.Source(SourceKind.Nodes, SourceState.Reconnecting)).Find(".chip.stale").TextContent);

    [Fact]
    public void Source_Forbidden_IsNeitherLiveNorStale()
    {
        var fresh = Fresh(Sample.Source(SourceKind.Pods), Sample.Source(SourceKind.Nodes, SourceState.Forbidden));

        Assert.Contains("1 of 1 sources live", fresh.Find("a").TextContent);
        Assert.Contains("1 without permission", fresh.Find(".noperm").TextContent);
        Assert.Empty(fresh.FindAll(".chip.stale"));
    }

    private IRenderedComponent<Freshness> Fresh(params SourceFact[] sources) =>
        Render<Freshness>(parameters => parameters.Add(fresh => fresh.Sources, sources));
}
