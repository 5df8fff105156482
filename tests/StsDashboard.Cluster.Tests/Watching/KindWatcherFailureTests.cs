using System.Net;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Watching;

public sealed class KindWatcherFailureTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Watch_WhoseVersionExpired_ListsAfreshAndDropsWhatVanished(bool asEvent)
    {
        await using var fixture = new WatcherFixture();
        var stream = await fixture.SyncAsync("5", "a", "b");
        if (asEvent)
        {
            await stream.SendAsync(Json.Error(410, "too old resource version"));
        }
        else
        {
            stream.End();
            (await fixture.Api.NextAfterWaitAsync(fixture.Time)).Request.RespondList("7", Json.Service("b"));
            (await fixture.Api.NextAsync()).Refuse(HttpStatusCode.Gone, "too old resource version");
        }

        var (list, _) = await fixture.Api.NextAfterWaitAsync(fixture.Time);
        Assert.Equal("/api/v1/services?limit=500", list.PathAndQuery);
        Assert.Equal(["a", "b"], fixture.Names);
        Assert.Equal(SourceState.Reconnecting, fixture.Source.State);
        list.RespondList("50", Json.Service("b"), Json.Service("c"));
        (await fixture.Api.NextAsync()).RespondStream();

        await fixture.UntilAsync(() => fixture.Source.State == SourceState.Live);
        Assert.Equal(["b", "c"], fixture.Names);
        Assert.Equal(2, fixture.Source.Objects);
    }

    [Theory]
    [InlineData("{\"type\":\"ADDED\",\"object\":{\"metadata\":\n")]
    [InlineData("<html>\n")]
    [InlineData("{\"type\":\"FAREWELL\",\"object\":{}}\n")]
    [InlineData("{\"type\":\"ERROR\",\"object\":{\"code\":500,\"message\":\"etcd is unwell\"}}\n")]
    public async Task Watch_ThatIsCorrupted_IsTakenUpFromTheLastVersion(string text)
    {
        await using var fixture = new WatcherFixture();
        var stream = await fixture.SyncAsync("5", "a");
        await stream.SendAsync(Json.Added("b", "8"));
        await stream.WriteAsync(text);

        var (next, _) = await fixture.Api.NextAfterWaitAsync(fixture.Time);

        Assert.Contains("resourceVersion=8", next.PathAndQuery);
        Assert.Equal(SourceState.Reconnecting, fixture.Source.State);
        Assert.Equal(1, fixture.Source.Restarts);
        Assert.NotNull(fixture.Source.LastError);
        next.RespondStream();
        await fixture.UntilAsync(() => fixture.Source.State == SourceState.Live);
        Assert.Equal(["a", "b"], fixture.Names);
    }

    [Fact]
    public async Task Watch_CutWithinAnEvent_IsTakenUpFromTheLastVersion()
    {
        await using var fixture = new WatcherFixture();
        var stream = await fixture.SyncAsync("5", "a");
        await stream.WriteAsync(Json.Added("b", "8")[..40]);
        stream.End();

        var (next, _) = await fixture.Api.NextAfterWaitAsync(fixture.Time);

        Assert.Contains("resourceVersion=5", next.PathAndQuery);
        Assert.Equal(["a"], fixture.Names);
    }

    [Fact]
    public async Task Watch_BrokenAgainAndAgain_EndsInAFreshList()
    {
        await using var fixture = new WatcherFixture();
        (await fixture.SyncAsync("5", "a")).Break();
        (await fixture.Api.NextAfterWaitAsync(fixture.Time)).Request.RespondStream().Break();
        var (third, _) = await fixture.Api.NextAfterWaitAsync(fixture.Time);
        Assert.Contains("resourceVersion=5", third.PathAndQuery);
        third.RespondStream().Break();

        var (fourth, _) = await fixture.Api.NextAfterWaitAsync(fixture.Time);

        Assert.Equal("/api/v1/services?limit=500", fourth.PathAndQuery);
    }

    [Fact]
    public async Task Failures_InARow_WaitLongerEachTimeUpToSomeSeconds()
    {
        await using var fixture = new WatcherFixture();
        (await fixture.Api.NextAsync()).Break();
        var waits = new List<double>();
        for (var i = 0; i < 9; i++)
        {
            var (request, waited) = await fixture.Api.NextAfterWaitAsync(fixture.Time);
            waits.Add(waited.TotalSeconds);
            request.Break();
        }

        Assert.InRange(waits[0], 0.5, 3);
        Assert.InRange(waits[3], 4.4, 12);
        Assert.All(waits[6..], wait => Assert.InRange(wait, 4.4, 12));
        await fixture.UntilAsync(() => fixture.Source.State == SourceState.Failed);
        Assert.Equal(0, fixture.Source.Restarts);
        Assert.Equal("Connection refused", fixture.Source.LastError);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task Throttled_WithRetryAfter_WaitsAsAsked(HttpStatusCode status)
    {
        await using var fixture = new WatcherFixture();
        (await fixture.Api.NextAsync()).Refuse(status, retryAfter: TimeSpan.FromSeconds(17));

        var (_, waited) = await fixture.Api.NextAfterWaitAsync(fixture.Time);

        Assert.InRange(waited.TotalSeconds, 17, 27);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task Refused_ThenPermitted_AsksAgainAndBecomesLive(HttpStatusCode status)
    {
        await using var fixture = new WatcherFixture();
        await fixture.RefuseInitialEventsAsync();
        (await fixture.Api.NextAsync()).Refuse(status, "services is forbidden");

        var (next, waited) = await fixture.Api.NextAfterWaitAsync(fixture.Time);

        Assert.InRange(waited.TotalSeconds, 3.7, 15);
        Assert.Equal(SourceState.Forbidden, fixture.Source.State);
        Assert.Contains("services is forbidden", fixture.Source.LastError);
        Assert.False(fixture.Store.Snapshot.Knows(SourceKind.Services));
        next.RespondList("5", Json.Service("a"));
        (await fixture.Api.NextAsync()).RespondStream();
        await fixture.UntilAsync(() => fixture.Source.State == SourceState.Live);
    }

    [Fact]
    public async Task Unauthorized_RenewsCredentialsAndTriesAgain()
    {
        await using var fixture = new WatcherFixture();
        var stream = await fixture.SyncAsync("5", "a");
        await stream.SendAsync(Json.Added("b", "6"));
        await fixture.UntilAsync("a", "b");
        fixture.Time.Advance(TimeSpan.FromSeconds(10));
        stream.End();
        (await fixture.Api.NextAsync()).Refuse(HttpStatusCode.Unauthorized, "Unauthorized");

        var (next, waited) = await fixture.Api.NextAfterWaitAsync(fixture.Time);

        Assert.Equal(2, fixture.Api.Connects);
        Assert.Contains("resourceVersion=6", next.PathAndQuery);
        Assert.InRange(waited.TotalSeconds, 0.5, 3);
        Assert.Equal(SourceState.Reconnecting, fixture.Source.State);
        Assert.Equal("Unauthorized", fixture.Source.LastError);
    }

    [Fact]
    public async Task Watch_EndedByTheServerInGoodOrder_GoesOnWithoutAWord()
    {
        await using var fixture = new WatcherFixture();
        var stream = await fixture.SyncAsync("5", "a");
        await stream.SendAsync(Json.Bookmark("30"));
        await fixture.UntilAsync(() => true);
        stream.End();

        Assert.Contains("resourceVersion=30", (await fixture.Api.NextAsync()).PathAndQuery);
        Assert.Equal(SourceState.Live, fixture.Source.State);
        Assert.Equal(0, fixture.Source.Restarts);
    }

    [Fact]
    public async Task Watch_EndedAtOnce_IsNotAskedForInATightLoop()
    {
        await using var fixture = new WatcherFixture();
        (await fixture.SyncAsync("5", "a")).End();

        var (_, waited) = await fixture.Api.NextAfterWaitAsync(fixture.Time);

        Assert.InRange(waited.TotalSeconds, 0.5, 3);
    }

    [Theory]
    [InlineData(true, 149, 225)]
    [InlineData(false, 328, 945)]
    public async Task Watch_GoneSilent_IsTakenUpAgain(bool sendsBookmarks, int atLeast, int atMost)
    {
        await using var fixture = new WatcherFixture();
        var stream = await fixture.SyncAsync("5", "a");
        await stream.SendAsync(sendsBookmarks ? Json.Bookmark("6") : Json.Added("b", "6"));
        await fixture.UntilAsync(() => fixture.Store.Snapshot.Services.Count == (sendsBookmarks ? 1 : 2));

        var (next, waited) = await fixture.Api.NextAfterWaitAsync(fixture.Time);

        Assert.Contains("resourceVersion=6", next.PathAndQuery);
        Assert.InRange(waited.TotalSeconds, atLeast, atMost);
        Assert.Equal(SourceState.Reconnecting, fixture.Source.State);
    }

    [Fact]
    public async Task Events_TwiceOrForObjectsNotHeld_DoNoHarm()
    {
        await using var fixture = new WatcherFixture();
        var stream = await fixture.SyncAsync("5", "a");

        await stream.SendAsync(
            Json.Added("a", "6"),
            Json.Added("b", "7"),
            Json.Added("b", "7"),
            Json.Event("MODIFIED", Json.Service("c", "8", "NodePort")),
            Json.Event("DELETED", Json.Service("b", "9")),
            Json.Event("DELETED", Json.Service("b", "9")),
            Json.Event("DELETED", Json.Service("never", "10")));

        await fixture.UntilAsync("a", "c");
        await fixture.UntilAsync(() => fixture.Source.Objects == 2);
        Assert.Equal("NodePort", fixture.Store.Snapshot.Services.Find("data", "c")!.Type);
    }
}
