using Bunit;
using StsDashboard.Domain.Facts;
using StsDashboard.Testing;
using StsDashboard.Web.Components.SetView;

namespace StsDashboard.Web.Tests.Components.SetView;

public sealed class EventsPanelTests : ScreenTest
{
    private static readonly StatefulSetFact Web = Testing.Sets.Web();

    [Fact]
    public void Events_OfTheSet_AreRowsNewestFirstWithWarningsMarked()
    {
        var pod = Pods.Ready(Web, 0);
        var panel = Panel(new(
            EventsState.Read,
            [
                Told.Normal(pod, "Scheduled", "Successfully assigned", At(-60)),
                Told.FailedCreate(Web, "web-2", "exceeded quota", At(-5)),
            ]));

        var rows = panel.FindAll(".events tbody tr");
        Assert.Equal(["FailedCreate", "Scheduled"], rows.Select(row => row.QuerySelector(".reason")!.TextContent));
        Assert.Equal(["web", "web-0"], rows.Select(row => row.QuerySelector(".object")!.TextContent));
        Assert.Equal(["Warning", "Normal"], rows.Select(row => row.QuerySelector(".type")!.TextContent.Trim()));
        Assert.Contains("statefulset-controller", rows[0].TextContent);
        Assert.Contains("1 warning", panel.Find("header").TextContent);
    }

    [Fact]
    public void Events_ThatSayTheSame_AreOneRow()
    {
        var told = Told.Warning(Web, "BackOff", "again", At(-60)) with { Count = 3 };
        var panel = Panel(new(EventsState.Read, [told, told with { FirstAt = At(-90), LastAt = At(-30), Count = int.MaxValue }, told with { Message = "other" }]));

        var rows = panel.FindAll(".events tbody tr");
        Assert.Equal(["2,147,483,650", "3"], rows.Select(row => row.QuerySelector(".times")!.TextContent));
        Assert.StartsWith("from 2026-", rows[0].QuerySelector("td")!.GetAttribute("title"));
    }

    [Fact]
    public void Events_OfAnyText_AreTextOnly()
    {
        var evil = $"<script>alert(1)</script>\u202e{new string('x', 1000)}";
        var panel = Panel(new(EventsState.Read, [Told.Warning(Web, "<b>Odd</b>", evil, At(-5), "<i>")]));

        Assert.Empty(panel.FindAll("script, .events b, .events i"));
        Assert.Equal(evil, panel.Find(".message bdi").TextContent);
        Assert.Equal(evil, panel.Find(".message").GetAttribute("title"));
    }

    [Fact]
    public void Events_TooMany_AreCutAndSaySo()
    {
        var panel = Panel(new(EventsState.Read, Enumerable.Range(0, 60).Select(i => Told.Normal(Web, "Odd", $"{i}", At(-i))).ToValueList(), Complete: false));

        Assert.Equal(40, panel.FindAll(".events tbody tr").Count);
        Assert.Contains("The newest 40 of 60; there are more than are read at once.", panel.Find(".tfoot").TextContent);
        Assert.Equal("api/v1/sets/shop/web/events", panel.Find(".tfoot a").GetAttribute("href"));
    }

    [Fact]
    public void States_WithoutEvents_EachSayWhatTheyAre()
    {
        Assert.Contains("No events.", Panel(new(EventsState.Read, [])).Find(".empty").TextContent);
        Assert.Contains("no permission", Panel(new(EventsState.Forbidden, [], Error: "events is forbidden")).Find(".noperm").TextContent);
        Assert.Contains("Events cannot be read now. etcd is away", Panel(new(EventsState.Unreachable, [], Error: "etcd is away")).Find("[role=status]").TextContent);
    }

    [Fact]
    public void Panel_WhileOpen_ReadsAgainAndKeepsWhatItHadWhenItCannot()
    {
        var panel = Panel(new(EventsState.Read, [Told.Normal(Web, "Scheduled", "m", At(-60))]));

        Events = new(EventsState.Read, [Told.Warning(Web, "BackOff", "m", At(1))]);
        Clock.Advance(TimeSpan.FromSeconds(10));
        panel.WaitForAssertion(() => Assert.Equal("BackOff", panel.Find(".reason").TextContent));

        Events = new(EventsState.Unreachable, [], Error: "etcd is away");
        Clock.Advance(TimeSpan.FromSeconds(10));
        panel.WaitForAssertion(() => Assert.Contains("Below is what was read last.", panel.Find("[role=status]").TextContent));
        Assert.Equal("BackOff", panel.Find(".reason").TextContent);
    }

    private DateTimeOffset At(int seconds) => Clock.GetUtcNow().AddSeconds(seconds);

    private IRenderedComponent<EventsPanel> Panel(SetEvents events)
    {
        Events = events;
        // What was answered a moment ago would be answered again.
        Clock.Advance(TimeSpan.FromSeconds(5));
        var panel = Render<EventsPanel>(parameters => parameters.Add(panel => panel.Set, Web));
        panel.WaitForState(() => panel.FindAll("#events .empty, #events .noperm, #events [role=status], #events tbody").Count > 0 && !panel.Markup.Contains("Reading the events", StringComparison.Ordinal));
        return panel;
    }
}
