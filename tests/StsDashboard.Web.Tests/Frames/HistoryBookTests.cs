using Microsoft.Extensions.Logging.Abstractions;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.History;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Tests.Frames;

public sealed class HistoryBookTests
{
    private static readonly ObjectKey Web = new("shop", "web");

    private readonly HistoryBook _book = new(NullLogger.Instance);

    [Fact]
    public void Take_TheSameAgain_ChangesNothing()
    {
        _book.Take(Inspections.Healthy(Sets.Web()), Clock.Now);
        var before = _book.Sets;
        _book.Take(Inspections.Healthy(Sets.Web()), Clock.Now.AddSeconds(1));

        Assert.Same(before, _book.Sets);
    }

    [Fact]
    public void TakeGone_OfASet_KeepsItForAWhile()
    {
        _book.Take(Inspections.Healthy(Sets.Web()), Clock.Now);
        var due = _book.TakeGone(Web, Clock.Now.AddSeconds(5));

        Assert.Equal(Clock.Now.AddSeconds(5) + HistoryLimits.AfterTheSet, due);
        Assert.Equal(Clock.Now.AddSeconds(5), _book.Sets[Web].GoneAt);
        Assert.Equal(due, _book.TakeGone(Web, Clock.Now.AddSeconds(60)));
        Assert.Null(_book.TakeGone(Web, due!.Value));
        Assert.Empty(_book.Sets);
    }

    [Fact]
    public void Take_OfARecreatedSet_GoesOnWithItsHistory()
    {
        _book.Take(Inspections.Healthy(Sets.Web()), Clock.Now);
        _book.TakeGone(Web, Clock.Now.AddSeconds(5));
        _book.Take(Inspections.Healthy(Sets.Web() with { Uid = "again" }), Clock.Now.AddSeconds(20));

        Assert.Equal(("again", null, Clock.Now), (_book.Sets[Web].Uid, _book.Sets[Web].GoneAt, _book.Sets[Web].Since));
    }

    [Fact]
    public void Take_OfMorePodsThanAreRemembered_ForgetsTheirPredecessorsFirst()
    {
        const int Replicas = 1000;
        for (var generation = 0; generation < HistoryLimits.LivesPerOrdinal; generation++)
        {
            for (var number = 0; number < HistoryLimits.Lives / Replicas / 4; number++)
            {
                _book.Take(Healthy(number, generation, Replicas), Clock.Now.AddSeconds(generation));
            }
        }
        var lives = _book.Sets.Values.Sum(history => history.LifeCount);

        Assert.InRange(lives, 1, HistoryLimits.Lives);
        Assert.All(_book.Sets.Values, history => Assert.Equal(Replicas, history.Ordinals.Count));
        Assert.All(_book.Sets.Values.SelectMany(history => history.Ordinals), ordinal => Assert.EndsWith("-4", ordinal.Last.Uid));
    }

    private static SetInspection Healthy(int number, int generation, int replicas)
    {
        var inspection = Inspections.Healthy(Sets.Web(replicas) with { Key = new("shop", $"web{number}"), Uid = $"set-{number}" });
        return inspection with
        {
            Slots = inspection.Slots.Select(slot => slot with { Pod = slot.Pod! with { Uid = $"{slot.Pod.Uid}-{generation}" } }).ToValueList(),
        };
    }
}
