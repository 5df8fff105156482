using Microsoft.Extensions.Time.Testing;
using StsDashboard.Web.Security;

namespace StsDashboard.Web.Tests.Security;

public sealed class MessagePaceTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Messages_BeyondTheBurst_AreTooManyUntilTimeHasPassed()
    {
        var pace = new MessagePace(_time, perSecond: 10, atOnce: 3);
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => pace.Take()));
        _time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => pace.Take()));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => pace.Take()));
    }

    [Fact]
    public async Task Page_ThatSendsWithoutEnd_IsEnded()
    {
        var heard = 0;
        var hear = new CircuitPace(_time).CreateInboundActivityHandler(_ => Task.FromResult(heard++));
        for (var i = 0; i < CircuitPace.AtOnce; i++)
        {
            await hear(null!);
        }
        await Assert.ThrowsAsync<InvalidOperationException>(() => hear(null!));
        Assert.Equal(CircuitPace.AtOnce, heard);
    }
}
