using Microsoft.Extensions.Time.Testing;
using StsDashboard.Domain.Facts;
using StsDashboard.Testing;
using StsDashboard.Web.Lookups;

namespace StsDashboard.Web.Tests.Lookups;

public sealed class SetEventsLookupTests
{
    private readonly FakeTimeProvider _time = new(Clock.Now);
    private readonly SetClock _clock;
    private readonly List<TaskCompletionSource<SetEvents>> _asked = [];

    public SetEventsLookupTests() => _clock = new(_time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_ByManyAtOnce_AsksTheClusterOnce()
    {
        var lookup = Lookup();
        var one = lookup.ReadAsync(Sets.Web(), Token);
        var other = lookup.ReadAsync(Sets.Web(), Token);
        Assert.Single(_asked);
        _asked[0].SetResult(new SetEvents(EventsState.Read, []));

        Assert.Same((await one).Events, (await other).Events);
        Assert.Equal(Clock.Now, (await one).AsOf);
    }

    [Fact]
    public async Task Read_AfterSeconds_AsksAgain()
    {
        var lookup = Lookup(answer: new SetEvents(EventsState.Read, []));
        await lookup.ReadAsync(Sets.Web(), Token);
        _time.Advance(SetEventsLookup.Freshness - TimeSpan.FromTicks(1));
        await lookup.ReadAsync(Sets.Web(), Token);
        Assert.Single(_asked);

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(_time.GetUtcNow(), (await lookup.ReadAsync(Sets.Web(), Token)).AsOf);
        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task Read_AfterTheClockWasSetBack_AsksAgain()
    {
        var lookup = Lookup(answer: new SetEvents(EventsState.Read, []));
        await lookup.ReadAsync(Sets.Web(), Token);
        _clock.SetBy = TimeSpan.FromHours(-3);

        await lookup.ReadAsync(Sets.Web(), Token);

        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task Read_GivenUpByOne_GoesOnForTheOther()
    {
        var lookup = Lookup();
        using var given = new CancellationTokenSource();
        var one = lookup.ReadAsync(Sets.Web(), given.Token);
        var other = lookup.ReadAsync(Sets.Web(), Token);
        await given.CancelAsync();
        _asked[0].SetResult(new SetEvents(EventsState.Forbidden, []));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        Assert.Equal(EventsState.Forbidden, (await other).Events.State);
    }

    private SetEventsLookup Lookup(SetEvents? answer = null) => new(
        (_, _) =>
        {
            var asked = new TaskCompletionSource<SetEvents>();
            _asked.Add(asked);
            if (answer is not null)
            {
                asked.SetResult(answer);
            }
            return asked.Task;
        },
        _clock);
}
