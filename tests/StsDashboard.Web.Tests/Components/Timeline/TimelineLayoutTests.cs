using StsDashboard.Domain.History;
using StsDashboard.Web.Components.Timeline;

namespace StsDashboard.Web.Tests.Components.Timeline;

public sealed class TimelineLayoutTests
{
    private static readonly DateTimeOffset Now = InspectionBuilder.Now;

    [Theory]
    [InlineData(TimelineWindow.QuarterHour, 900)]
    [InlineData(TimelineWindow.Hour, 3600)]
    [InlineData(TimelineWindow.All, 7200)]
    public void Scale_OfAWindow_EndsNow(TimelineWindow window, int seconds)
    {
        var scale = TimelineScale.Of(window, new HistoryBuilder().Quiet(0, 2).Build(), Now);

        Assert.Equal((Now.AddSeconds(-seconds), Now, true), (scale.Start, scale.End, scale.EndsNow));
    }

    [Fact]
    public void Scale_OfAChangeThatIsOver_StandsStillWithRoomAroundIt()
    {
        var scale = TimelineScale.Of(TimelineWindow.LastChange, new HistoryBuilder().Replaced(0, 500).Rollout(500, 400, 1, 1).Build(), Now);

        Assert.False(scale.EndsNow);
        Assert.InRange(scale.Percent(HistoryBuilder.At(500)), 1, 10);
        Assert.InRange(scale.Percent(HistoryBuilder.At(400)), 80, 99);
    }

    [Fact]
    public void Usual_FreshChangeOrNot_ShowsItOrTheHour()
    {
        Assert.Equal(TimelineWindow.LastChange, TimelineScale.Usual(new HistoryBuilder().Rollout(90_000, null, 0, 1).Build(), Now));
        Assert.Equal(TimelineWindow.LastChange, TimelineScale.Usual(new HistoryBuilder().Rollout(500, 400, 1, 1).Build(), Now));
        Assert.Equal(TimelineWindow.Hour, TimelineScale.Usual(new HistoryBuilder().Rollout(9000, 8000, 1, 1).Build(), Now));
        Assert.Equal(TimelineWindow.Hour, TimelineScale.Usual(new HistoryBuilder().Build(), Now));
    }

    [Theory]
    [InlineData(10, "HH:mm:ss")]
    [InlineData(900, "HH:mm")]
    [InlineData(3600, "HH:mm")]
    [InlineData(90_000, "HH:mm")]
    [InlineData(3_000_000, "d MMM")]
    public void Ticks_OfAnyStretch_AreFewRoundAndInOrder(int seconds, string format)
    {
        var ticks = new TimelineScale(Now.AddSeconds(-seconds), Now, true).Ticks().ToList();

        Assert.InRange(ticks.Count, 3, 8);
        Assert.Equal(ticks.Select(tick => tick.X).Distinct().Order(), ticks.Select(tick => tick.X));
        Assert.All(ticks, tick => Assert.True(DateTime.TryParseExact(tick.Label, format, null, 0, out _), tick.Label));
    }

    [Fact]
    public void Row_OfAReplacedPod_HasABarForEachPhaseInOrder()
    {
        var layout = Of(TimelineWindow.QuarterHour, new HistoryBuilder().Replaced(0, 500).Build());
        var bars = Assert.Single(layout.Rows).Bars;

        Assert.Equal(
            [PhaseKind.Ready, PhaseKind.Deleting, PhaseKind.Missing, PhaseKind.Unscheduled, PhaseKind.WaitingForVolumes, PhaseKind.Starting, PhaseKind.NotReady, PhaseKind.Ready, PhaseKind.NameResolves],
            bars.Select(bar => bar.Kind));
        Assert.Equal(bars.Select(bar => bar.X).Order(), bars.Select(bar => bar.X));
        Assert.False(bars[0].IsSeenToStart);
        Assert.StartsWith("deleting, replaced by the update: 3 s, from 2026-11-22", bars[1].Text);
        Assert.Equal(100, bars[^1].X + bars[^1].Width, 3);
    }

    [Fact]
    public void Rows_OfManyQuietOrdinals_AreFoldedAroundTheOnesThatAreNot()
    {
        var layout = Of(TimelineWindow.QuarterHour, new HistoryBuilder().Quiet(0, 59).NotReady(60, 100).Quiet(61, 99).Build());

        Assert.Equal([(0, 59), (60, 60), (61, 99)], layout.Rows.Select(row => (row.First, row.Last)));
        Assert.True(layout.Rows[1].StandsOut);
        Assert.Equal("60 ordinals: ready, name resolves, nothing happened", layout.Rows[0].Bars[0].Text);
    }

    [Fact]
    public void Rows_OfPodsFoundJustNow_AreFoldedToo()
    {
        var row = Assert.Single(Of(TimelineWindow.QuarterHour, new HistoryBuilder().Quiet(0, 99, asked: 60).Build()).Rows);

        Assert.Equal((100, PhaseKind.NameResolves), (row.Count, Assert.Single(row.Bars).Kind));
        Assert.Equal((0, 100), (row.Bars[0].X, row.Bars[0].Width));
    }

    [Fact]
    public void Rows_OfFewQuietOrdinals_AreOneEach() => Assert.Equal(40, Of(TimelineWindow.QuarterHour, new HistoryBuilder().Quiet(0, 39).Build()).Rows.Count);

    [Fact]
    public void Rows_OfVeryManyBusyOrdinals_KeepThoseThatStandOut()
    {
        var builder = new HistoryBuilder().NotReady(150, 100);
        for (var ordinal = 0; ordinal < 150; ordinal++)
        {
            builder.Replaced(ordinal, 500);
        }
        var layout = Of(TimelineWindow.QuarterHour, builder.Build());

        Assert.Equal(151, layout.Rows.Count + layout.RowsLeftOut);
        Assert.InRange(layout.Rows.Count, 50, 100);
        Assert.Contains(layout.Rows, row => row.First == 150);
    }

    [Fact]
    public void Band_OfARollout_SpansItAndSaysWhatItIs()
    {
        var layout = Of(TimelineWindow.QuarterHour, new HistoryBuilder().Replaced(0, 500).Rollout(450, 0, 1, 1).Build());
        var band = Assert.Single(layout.Bands);

        Assert.Equal((50, 50), (Math.Round(band.X), Math.Round(band.Width)));
        Assert.Equal("Rollout to new, complete", band.Label);
    }

    [Fact]
    public void Starts_OfAReplacedPod_SayHowLongEachPartTook()
    {
        var history = new HistoryBuilder().Replaced(0, 500).Quiet(1, 1).Build();
        var start = Assert.Single(PodStart.Of(history, "web", TimelineScale.Of(TimelineWindow.QuarterHour, history, Now)));

        Assert.Equal(("web-0", 3, 1, 1, 1, 5, 1), (
            start.Pod, start.Deleting?.Seconds, start.Unscheduled?.Seconds, start.Volumes?.Seconds, start.Starting?.Seconds, start.ReadyAfter?.Seconds, start.NameAfter?.Seconds));
    }

    private static TimelineLayout Of(TimelineWindow window, SetHistory history) => TimelineLayout.Of(history, "web", TimelineScale.Of(window, history, Now));
}
