using StsDashboard.Domain.Facts;
using StsDashboard.Testing;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Tests.Frames;

public sealed class LookAgainScheduleTests
{
    private static readonly ObjectKey Web = new("shop", "web");
    private static readonly ObjectKey Db = new("shop", "db");

    private readonly LookAgainSchedule _schedule = new();

    [Fact]
    public void TakeDue_BeforeTheInstant_GivesNothing()
    {
        _schedule.Set(Web, Clock.Now.AddSeconds(1));
        Assert.Empty(_schedule.TakeDue(Clock.Now));
        Assert.Equal(Clock.Now.AddSeconds(1), _schedule.Next);
    }

    [Fact]
    public void TakeDue_AtTheInstant_GivesTheSetOnce()
    {
        _schedule.Set(Web, Clock.Now);
        Assert.Equal([Web], _schedule.TakeDue(Clock.Now));
        Assert.Empty(_schedule.TakeDue(Clock.Now.AddHours(1)));
        Assert.Null(_schedule.Next);
    }

    [Fact]
    public void Set_Again_ReplacesTheInstant()
    {
        _schedule.Set(Web, Clock.Now);
        _schedule.Set(Web, Clock.Now.AddMinutes(1));
        Assert.Empty(_schedule.TakeDue(Clock.Now));
        Assert.Equal(Clock.Now.AddMinutes(1), _schedule.Next);
    }

    [Fact]
    public void Set_Null_ForgetsTheSet()
    {
        _schedule.Set(Web, Clock.Now);
        _schedule.Set(Db, Clock.Now.AddMinutes(1));
        _schedule.Set(Web, null);
        Assert.Equal(Clock.Now.AddMinutes(1), _schedule.Next);
        Assert.Equal([Db], _schedule.TakeDue(Clock.Now.AddHours(1)));
    }

    [Fact]
    public void Next_AfterManyReplacements_IsStillTheEarliestCurrent()
    {
        for (var second = 1; second <= 1000; second++)
        {
            _schedule.Set(Web, Clock.Now.AddSeconds(second));
        }
        _schedule.Set(Db, Clock.Now.AddSeconds(999));
        Assert.Equal(Clock.Now.AddSeconds(999), _schedule.Next);
        Assert.Equal([Db], _schedule.TakeDue(Clock.Now.AddSeconds(999)));
        Assert.Equal([Web], _schedule.TakeDue(Clock.Now.AddSeconds(1000)));
    }
}
