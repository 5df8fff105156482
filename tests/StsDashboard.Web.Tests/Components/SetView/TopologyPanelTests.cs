using Bunit;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Components.SetView;

namespace StsDashboard.Web.Tests.Components.SetView;

public sealed class TopologyPanelTests : ScreenTest
{
    [Fact]
    public void Picture_OfASet_SaysEveryPartInWords()
    {
        var panel = Panel(Sample.Frame.Sets[new("rec-stuck-rollout-forced-rollback", "web")]);
        Assert.StartsWith("Service web", panel.Find("svg[role=group]").GetAttribute("aria-label"));
        var boxes = panel.FindAll("g[role=img]");
        Assert.Equal(1 + 3 + 6, boxes.Count);
        Assert.All(boxes, box => Assert.Equal(box.GetAttribute("aria-label"), box.QuerySelector("title")!.TextContent));
        Assert.Equal(["#mark-Ready", "#mark-Ready", "#mark-NotReady-old"], panel.FindAll("use").Select(use => use.GetAttribute("href")).Where(href => href!.StartsWith("#mark")));
        Assert.DoesNotContain("style=", panel.Markup);
    }

    [Fact]
    public void Picture_OfANameWithMarkup_ShowsItAsText()
    {
        var set = new InspectionBuilder("data", "a").Slot(0, SlotState.NotReady, reason: "<script>").Build();
        var panel = Panel(set);
        Assert.Empty(panel.FindAll("script"));
        Assert.Contains(panel.FindAll("text"), text => text.TextContent == "<script>");
    }

    [Fact]
    public void Pods_MayNotBeRead_NoPicture() =>
        Assert.Contains("pods: no permission", Panel(new InspectionBuilder().Ready(0, 2).Unreadable(SourceKind.Pods).Build()).Markup);

    [Fact]
    public void Set_WithoutPodsAndClaims_HasNothingToDraw() =>
        Assert.Contains("Nothing to draw", Panel(new InspectionBuilder().Build()).Markup);

    private IRenderedComponent<TopologyPanel> Panel(SetInspection inspection) => Render<TopologyPanel>(parameters => parameters.Add(panel => panel.Inspection, inspection));
}
