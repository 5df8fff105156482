using System.Net;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Watching;

/// <summary>
/// A server that came back from an older backup does not refuse a watch from a version it has not reached: it stays silent.
/// It does say so when it is asked for a list that is at least as new.
/// </summary>
public sealed class KindWatcherRestoreTests
{
    private const string Asked = "/api/v1/services?limit=1&resourceVersion=5&resourceVersionMatch=NotOlderThan";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Watch_OnceTheServerWasAway_AsksFirstWhetherItIsAsFar(bool byGateway)
    {
        await using var fixture = new WatcherFixture();
        await LoseAsync(fixture, byGateway);

        var question = (await fixture.Api.NextAfterWaitAsync(fixture.Time)).Request;
        Assert.Equal(Asked, question.PathAndQuery);
        question.RespondList("9", Json.Service("a"));

        var watch = await fixture.Api.NextAsync();
        Assert.Contains("watch=true", watch.PathAndQuery);
        Assert.Contains("&resourceVersion=5", watch.PathAndQuery);
        Assert.Equal(["a", "b"], fixture.Names);
    }

    [Theory]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    [InlineData(HttpStatusCode.Gone)]
    public async Task Watch_OfAServerThatIsNotAsFarAnyMore_BeginsWithWhatItHas(HttpStatusCode status)
    {
        await using var fixture = new WatcherFixture();
        await LoseAsync(fixture, byGateway: false);

        (await fixture.Api.NextAfterWaitAsync(fixture.Time)).Request.Respond(status, status == HttpStatusCode.Gone ? Json.Status(410, "gone") : Json.TooLargeVersion());

        var list = await fixture.Api.NextAsync();
        Assert.Equal("/api/v1/services?limit=500", list.PathAndQuery);
        list.RespondList("3", Json.Service("old"));
        Assert.Contains("resourceVersion=3", (await fixture.Api.NextAsync()).PathAndQuery);
        Assert.Equal(["old"], fixture.Names);
    }

    [Fact]
    public async Task Watch_ThatSaysNothingForAllItsTime_IsDoubted()
    {
        await using var fixture = new WatcherFixture();
        var stream = await fixture.SyncAsync("5", "a");
        fixture.Time.Advance(TimeSpan.FromSeconds(299));
        stream.End();

        Assert.Equal(Asked, (await fixture.Api.NextAsync()).PathAndQuery);
        Assert.Equal(SourceState.Live, fixture.Source.State);
    }

    [Fact]
    public async Task Watch_ThatTheServerEndsBeforeItsTime_IsDoubted()
    {
        await using var fixture = new WatcherFixture();
        var stream = await fixture.SyncAsync("5", "a");
        await stream.SendAsync(Json.Added("b", "5"));
        await fixture.UntilAsync("a", "b");
        stream.End();

        Assert.Equal(Asked, (await fixture.Api.NextAsync()).PathAndQuery);
    }

    [Fact]
    public async Task Watch_KeptForItsTime_GoesOnWithoutAQuestion()
    {
        await using var fixture = new WatcherFixture();
        var stream = await fixture.SyncAsync("5", "a");
        var names = new List<string> { "a" };
        for (var version = 6; version < 10; version++)
        {
            fixture.Time.Advance(TimeSpan.FromSeconds(100));
            names.Add($"b{version}");
            await stream.SendAsync(Json.Added(names[^1], $"{version}"));
            // Heard before time goes on: else the watch would be taken for a silent one.
            await fixture.UntilAsync([.. names]);
        }
        stream.End();

        Assert.Contains("watch=true", (await fixture.Api.NextAsync()).PathAndQuery);
    }

    [Fact]
    public async Task Watch_RefusedBecauseTheServerIsNotAsFar_ListsAfresh()
    {
        await using var fixture = new WatcherFixture();
        var stream = await fixture.SyncAsync("5", "a");
        await stream.SendAsync(Json.Event("ERROR", Json.TooLargeVersion()));

        Assert.Equal("/api/v1/services?limit=500", (await fixture.Api.NextAfterWaitAsync(fixture.Time)).Request.PathAndQuery);
    }

    /// <summary>The watch breaks, and the next try finds nobody, or a gateway that finds nobody.</summary>
    private static async Task LoseAsync(WatcherFixture fixture, bool byGateway)
    {
        (await fixture.SyncAsync("5", "a", "b")).Break();
        var retried = (await fixture.Api.NextAfterWaitAsync(fixture.Time)).Request;
        Assert.Contains("watch=true", retried.PathAndQuery);
        if (byGateway)
        {
            retried.Respond(HttpStatusCode.BadGateway, "<html>");
        }
        else
        {
            retried.Break();
        }
    }
}
