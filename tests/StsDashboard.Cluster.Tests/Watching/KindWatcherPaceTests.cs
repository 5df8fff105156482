using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Watching;

/// <summary>Answers that come slowly are waited for; those that hardly come at all, or stop in the middle, are not.</summary>
public sealed class KindWatcherPaceTests
{
    /// <summary>
    /// Less than half the half minute of patience: a part may have been taken and not yet be counted as heard when time goes
    /// on, so that two such times pass between one word and the next.
    /// </summary>
    private static readonly TimeSpan Slowly = TimeSpan.FromSeconds(14);

    private static readonly string Part = new('x', 5 * 1024);

    [Fact]
    public async Task List_ThatGoesOnComing_IsWaitedFor()
    {
        await using var fixture = new WatcherFixture();
        await fixture.RefuseInitialEventsAsync();
        var body = (await fixture.Api.NextAsync()).RespondStream();
        await body.WriteAsync("""{"metadata":{"resourceVersion":"5"},"items":[{"metadata":{"name":"a","namespace":"data","annotations":{"note":" """);
        for (var i = 0; i < 22; i++)
        {
            await body.WriteAsync(Part);
            fixture.Time.Advance(Slowly);
        }
        await body.WriteAsync("""
            "}}}]}
            """);
        body.End();

        Assert.Contains("resourceVersion=5", (await fixture.Api.NextAsync()).PathAndQuery);
        Assert.Equal(["a"], fixture.Names);
    }

    [Fact]
    public async Task List_OfAByteASecond_IsGivenUp()
    {
        await using var fixture = new WatcherFixture();
        await fixture.RefuseInitialEventsAsync();
        var body = (await fixture.Api.NextAsync()).RespondStream();
        for (var i = 0; i < 85; i++)
        {
            await body.WriteAsync(" ");
            fixture.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var (_, waited) = await fixture.Api.NextAfterWaitAsync(fixture.Time);

        Assert.InRange(waited.TotalSeconds, 4, 20);
        Assert.Equal(SourceState.Failed, fixture.Source.State);
    }

    [Fact]
    public async Task Event_ThatGoesOnComing_IsWaitedFor()
    {
        await using var fixture = new WatcherFixture();
        var stream = await fixture.SyncAsync("5", "a");
        await stream.SendAsync(Json.Bookmark("6"));
        await stream.WriteAsync("""{"type":"ADDED","object":{"metadata":{"name":"b","namespace":"data","annotations":{"note":" """);
        for (var i = 0; i < 22; i++)
        {
            await stream.WriteAsync(Part);
            fixture.Time.Advance(Slowly);
        }
        await stream.WriteAsync("\"}}}}\n");

        await fixture.UntilAsync("a", "b");
        Assert.Equal((SourceState.Live, 0), (fixture.Source.State, fixture.Source.Restarts));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Event_ThatStopsInTheMiddle_IsNotWaitedForAsLongAsTheNext(bool afterAWholeOne)
    {
        await using var fixture = new WatcherFixture();
        var stream = await fixture.SyncAsync("5", "a");
        await stream.WriteAsync((afterAWholeOne ? Json.Bookmark("6") + "\n" : "") + Json.Added("b", "8")[..40]);

        var (next, waited) = await fixture.Api.NextAfterWaitAsync(fixture.Time);

        Assert.Contains(afterAWholeOne ? "resourceVersion=6" : "resourceVersion=5", next.PathAndQuery);
        Assert.InRange(waited.TotalSeconds, 29, 50);
        Assert.Equal(SourceState.Reconnecting, fixture.Source.State);
    }
}
