using System.Net;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Watching;

public sealed class KindWatcherListTests
{
    [Fact]
    public async Task Start_WithInitialEvents_ReplacesOnceTheyEndAndGoesOnFromThere()
    {
        await using var fixture = new WatcherFixture();
        var request = await fixture.Api.NextAsync();
        Assert.Contains("/api/v1/services?watch=true&allowWatchBookmarks=true&", request.PathAndQuery);
        Assert.Contains("sendInitialEvents=true&resourceVersionMatch=NotOlderThan", request.PathAndQuery);

        var stream = request.RespondStream();
        await stream.SendAsync(Json.Added("a", "3"), Json.Added("b", "4"));
        Assert.Equal(SourceState.Syncing, fixture.Source.State);
        Assert.Empty(fixture.Names);
        await stream.SendAsync(Json.EndOfInitialEvents("7"));
        await fixture.UntilAsync(() => fixture.Source.State == SourceState.Live);
        Assert.Equal(["a", "b"], fixture.Names);
        Assert.Equal(2, fixture.Source.Objects);

        await stream.SendAsync(Json.Added("c", "8"));
        await fixture.UntilAsync("a", "b", "c");
        stream.End();
        Assert.Contains("resourceVersion=8", (await fixture.Api.NextAsync()).PathAndQuery);
        Assert.Equal(0, fixture.Source.Restarts);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.MethodNotAllowed)]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    public async Task Start_WithoutInitialEvents_FallsBackToAListAtOnce(HttpStatusCode status)
    {
        await using var fixture = new WatcherFixture();
        (await fixture.Api.NextAsync()).Refuse(status);

        var list = await fixture.Api.NextAsync();
        Assert.Equal("/api/v1/services?limit=500", list.PathAndQuery);
        list.RespondList("5", Json.Service("a"));

        var watch = await fixture.Api.NextAsync();
        Assert.Contains("resourceVersion=5", watch.PathAndQuery);
        watch.RespondStream();
        await fixture.UntilAsync(() => fixture.Source.State == SourceState.Live);
        Assert.Equal(["a"], fixture.Names);
        Assert.Null(fixture.Source.LastError);
    }

    [Fact]
    public async Task Start_WithServerThatNeverEndsInitialEvents_FallsBackToAList()
    {
        await using var fixture = new WatcherFixture();
        var stream = (await fixture.Api.NextAsync()).RespondStream();
        await stream.SendAsync(Json.Added("a", "3"));

        var (next, waited) = await fixture.Api.NextAfterWaitAsync(fixture.Time);

        Assert.Equal("/api/v1/services?limit=500", next.PathAndQuery);
        Assert.InRange(waited.TotalSeconds, 29, 45);
    }

    [Fact]
    public async Task List_InPages_FollowsContinueToTheEnd()
    {
        await using var fixture = new WatcherFixture();
        await fixture.RefuseInitialEventsAsync();

        (await fixture.Api.NextAsync()).Respond(HttpStatusCode.OK, Json.List("5", "p/2=", Json.Service("a")));
        var second = await fixture.Api.NextAsync();
        Assert.Equal("/api/v1/services?limit=500&continue=p%2F2%3D", second.PathAndQuery);
        Assert.Empty(fixture.Names);
        second.RespondList("5", Json.Service("b"));
        (await fixture.Api.NextAsync()).RespondStream();

        await fixture.UntilAsync("a", "b");
    }

    [Fact]
    public async Task List_WhoseContinueExpires_IsReadAgainInOnePiece()
    {
        await using var fixture = new WatcherFixture();
        await fixture.RefuseInitialEventsAsync();

        (await fixture.Api.NextAsync()).Respond(HttpStatusCode.OK, Json.List("5", "old", Json.Service("gone")));
        (await fixture.Api.NextAsync()).Refuse(HttpStatusCode.Gone);
        var again = await fixture.Api.NextAsync();
        Assert.Equal("/api/v1/services", again.PathAndQuery);
        again.RespondList("9", Json.Service("a"));

        Assert.Contains("resourceVersion=9", (await fixture.Api.NextAsync()).PathAndQuery);
        Assert.Equal(["a"], fixture.Names);
    }

    [Fact]
    public async Task List_OfOneNamespace_AsksForThatNamespace()
    {
        await using var fixture = new WatcherFixture(SourceKind.StatefulSets, "data");

        Assert.StartsWith("/apis/apps/v1/namespaces/data/statefulsets?", (await fixture.Api.NextAsync()).PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_Silent_IsGivenUpAndTriedAgain()
    {
        await using var fixture = new WatcherFixture();
        await fixture.RefuseInitialEventsAsync();
        await fixture.Api.NextAsync();

        var (_, waited) = await fixture.Api.NextAfterWaitAsync(fixture.Time);

        Assert.InRange(waited.TotalSeconds, 89, 135);
        Assert.Equal(SourceState.Failed, fixture.Source.State);
        Assert.Contains("silent", fixture.Source.LastError);
    }
}
