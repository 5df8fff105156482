using Microsoft.Extensions.Time.Testing;
using StsDashboard.Cluster.Time;
using StsDashboard.Testing;

namespace StsDashboard.Cluster.Tests.Time;

public sealed class WallClockTests
{
    private readonly FakeTimeProvider _running = new();
    private readonly SetClock _clock;
    private readonly WallClock _wall;

    public WallClockTests()
    {
        _clock = new(_running);
        _wall = new(_clock);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-3)]
    public void Clock_SetByHours_IsNoticedOnce(int hours)
    {
        _running.Advance(TimeSpan.FromSeconds(7));
        _clock.SetBy = TimeSpan.FromHours(hours);

        Assert.True(_wall.WasSet());
        _running.Advance(TimeSpan.FromSeconds(7));
        Assert.False(_wall.WasSet());
    }

    [Fact]
    public void Clock_ThatOnlyRuns_WasNotSet()
    {
        _running.Advance(TimeSpan.FromDays(3));

        Assert.False(_wall.WasSet());
    }

    [Fact]
    public void Clock_CorrectedLittleByLittle_WasNotSet()
    {
        for (var i = 1; i <= 10; i++)
        {
            _running.Advance(TimeSpan.FromSeconds(10));
            _clock.SetBy = TimeSpan.FromSeconds(i);
            Assert.False(_wall.WasSet());
        }
    }
}
