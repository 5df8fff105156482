using Bunit;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.History;
using StsDashboard.Web.Components.SetView;

namespace StsDashboard.Web.Tests.Components.Timeline;

public sealed class TimelinePanelTests : ScreenTest
{
    [Fact]
    public void History_NoneYet_SaysSo() => Assert.Contains("No history yet.", Panel(null).Find("#timeline .empty").TextContent);

    [Fact]
    public void History_PodsMayNotBeRead_SaysSo()
    {
        var panel = Render<TimelinePanel>(parameters => parameters
            .Add(panel => panel.History, null)
            .Add(panel => panel.Inspection, new InspectionBuilder("data", "web").Unreadable(SourceKind.Pods).Build()));

        Assert.Contains("no permission", panel.Find("#timeline .noperm").TextContent);
    }

    [Fact]
    public void Rollout_UnderWay_IsToldDrawnAndGoesOnWithTheTime()
    {
        var panel = Panel(new HistoryBuilder().Quiet(0, 1).Replaced(2, 60).Rollout(61, null, 1, 3).Build());
        var before = Ticks(panel);

        Assert.Contains("Rollout to new", panel.Find(".tl-changes").TextContent);
        Assert.Contains("1 of 3 pods in 1 min 1 s, 1 pod a minute", panel.Find(".tl-changes").TextContent);
        Assert.Equal("under way", panel.Find(".tl-changes .tl-state").TextContent);
        Assert.Equal("true", panel.FindAll(".tl-pick button")[0].GetAttribute("aria-pressed"));

        Clock.Advance(TimeSpan.FromSeconds(30));
        panel.WaitForAssertion(() => Assert.Contains("in 1 min 31 s", panel.Find(".tl-changes").TextContent));
        Assert.NotEqual(before, Ticks(panel));
    }

    [Fact]
    public void Rollout_Finished_IsATableOfStartsToo()
    {
        var panel = Panel(new HistoryBuilder().Replaced(0, 400).Replaced(1, 450).Replaced(2, 500).Rollout(501, 390, 3, 3).Build());

        Assert.Equal("complete", panel.Find(".tl-changes .tl-state").TextContent);
        Assert.Equal(3, panel.FindAll(".tl-ordinals button").Count);
        var rows = panel.FindAll(".tl-table tbody tr");
        Assert.Equal(["web-0", "web-1", "web-2"], rows.Select(row => row.QuerySelector("td")!.FirstChild!.TextContent));
        Assert.Equal(["3 s", "1 s", "1 s", "1 s", "5 s", "1 s"], rows[0].QuerySelectorAll("td.num").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public void Rollout_Finished_IsNotDrawnAgainAsTimeGoesBy()
    {
        var panel = Panel(new HistoryBuilder().Replaced(0, 400).Rollout(401, 390, 1, 1).Build());
        var renders = panel.RenderCount;

        Clock.Advance(TimeSpan.FromMinutes(2));
        panel.Render(parameters => parameters.Add(panel => panel.Inspection, InspectionBuilder.Healthy("data", "web", 1)));

        Assert.Equal(renders, panel.RenderCount);
    }

    [Fact]
    public void Pod_NotReady_StandsOutAndSaysForHowLong()
    {
        var panel = Panel(new HistoryBuilder().Quiet(0, 0).NotReady(1, 90).Build());

        Assert.Equal("1", panel.Find(".tl-ordinals .hot").TextContent);
        Assert.Contains("not ready for 1 min 30 s", panel.Find(".tl-table .warn").TextContent);
        Assert.Contains("3 restarts", panel.Find(".tl-table").TextContent);
    }

    [Fact]
    public void Ordinal_Picked_IsToldPhaseByPhase()
    {
        var panel = Panel(new HistoryBuilder().Replaced(0, 500).Build());
        panel.Find(".tl-ordinals button").Click();

        Assert.Equal(["web-0 at new on node-1", "web-0 at old on node-1, found running, replaced by the update"], panel.FindAll(".tl-lives h3").Select(head => head.TextContent));
        Assert.Contains("waiting for volumes", panel.Find(".tl-lives").TextContent);

        panel.Find(".tl-ordinals button").Click();
        Assert.Empty(panel.FindAll(".tl-lives"));
    }

    [Fact]
    public void Window_Chosen_ShowsMoreOrLess()
    {
        var panel = Panel(new HistoryBuilder().Replaced(0, 1800).Build());
        Assert.Contains(panel.FindAll(".bar.p-Deleting"), bar => bar.QuerySelector("title") is not null);

        panel.FindAll(".tl-pick button").Single(button => button.TextContent == "15 min").Click();

        Assert.DoesNotContain(panel.FindAll(".bar.p-Deleting"), bar => bar.QuerySelector("title") is not null);
    }

    private static string Ticks(IRenderedComponent<TimelinePanel> panel) =>
        string.Join(' ', panel.FindAll(".tl-chart line.tick").Select(tick => tick.GetAttribute("x1")));

    private IRenderedComponent<TimelinePanel> Panel(SetHistory? history) => Render<TimelinePanel>(parameters => parameters
        .Add(panel => panel.History, history)
        .Add(panel => panel.Inspection, InspectionBuilder.Healthy("data", "web", 3)));
}
