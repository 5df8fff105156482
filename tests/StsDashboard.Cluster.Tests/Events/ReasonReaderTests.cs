using System.Net;
using StsDashboard.Cluster.Tests.Watching;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Events;

/// <summary>Events are read of what is wanted, as long as it is wanted, and nothing that an API server does ends that.</summary>
public sealed class ReasonReaderTests
{
    private const string AboutWeb = "/api/v1/namespaces/data/events?limit=500&fieldSelector=involvedObject.uid%3Duid-web";

    [Fact]
    public async Task Wanted_IsAskedAtOnceByUid_AndAgainAfterSeconds()
    {
        await using var fixture = new ReasonFixture();
        await fixture.PermitAsync();

        fixture.Reader.Want([ReasonFixture.Web]);
        var request = await fixture.Api.NextAsync();
        Assert.Equal(AboutWeb, request.PathAndQuery);
        request.RespondList("1", EventJson.Event("FailedCreate", "no", count: 3), EventJson.Event("Other", "of an earlier set of that name", uid: "uid-old"));
        await fixture.UntilAsync(() => fixture.Told is not null);

        var told = Assert.Single(fixture.Told!.Events);
        Assert.Equal((EventsState.Read, "FailedCreate", 3), (fixture.Told.State, told.Reason, told.Count));
        Assert.Equal(1, fixture.Source.Objects);
        var (again, waited) = await fixture.Api.NextAfterWaitAsync(fixture.Time);
        Assert.Equal(AboutWeb, again.PathAndQuery);
        Assert.InRange(waited.TotalSeconds, 2.2, 10);
    }

    [Fact]
    public async Task Wanted_WithoutNews_IsAskedMoreAndMoreRarely()
    {
        await using var fixture = new ReasonFixture();
        await fixture.PermitAsync();
        fixture.Reader.Want([ReasonFixture.Web]);
        var next = await fixture.Api.NextAsync();
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 8; i++)
        {
            // That it was said once more is no news.
            next.RespondList("1", EventJson.Event("FailedCreate", "no", count: i + 1));
            (next, var waited) = await fixture.Api.NextAfterWaitAsync(fixture.Time);
            waits.Add(waited);
        }

        Assert.InRange(waits[^1].TotalSeconds, 22, 60);
        next.RespondList("1", EventJson.Event("FailedCreate", "no, for another reason"));
        Assert.InRange((await fixture.Api.NextAfterWaitAsync(fixture.Time)).Waited.TotalSeconds, 2.2, 10);
    }

    [Fact]
    public async Task Clock_SetBack_DelaysNoQuestion()
    {
        await using var fixture = new ReasonFixture();
        await fixture.PermitAsync();
        fixture.Reader.Want([ReasonFixture.Web]);
        (await fixture.Api.NextAsync()).RespondList("1");
        await fixture.UntilAsync(() => fixture.Told is not null);

        fixture.Clock.SetBy = TimeSpan.FromHours(-5);

        var (_, waited) = await fixture.Api.NextAfterWaitAsync(fixture.Time);
        Assert.InRange(waited.TotalSeconds, 0, 20);
    }

    [Fact]
    public async Task NoLongerWanted_IsForgottenAndNotAskedAgain()
    {
        await using var fixture = new ReasonFixture();
        await fixture.PermitAsync();
        fixture.Reader.Want([ReasonFixture.Web]);
        (await fixture.Api.NextAsync()).RespondList("1", EventJson.Event("FailedCreate", "no"));
        await fixture.UntilAsync(() => fixture.Told is not null);

        var other = ReasonFixture.Web with { Uid = "uid-other" };
        fixture.Reader.Want([other]);
        await fixture.UntilAsync(() => fixture.Told is null);

        Assert.Contains("uid-other", (await fixture.Api.NextAfterWaitAsync(fixture.Time)).Request.PathAndQuery);
        var (_, waited) = await fixture.Api.NextAfterWaitAsync(fixture.Time);
        Assert.True(waited > TimeSpan.FromSeconds(9), "The only question under way has no answer, so the next one comes of its timeout.");
    }

    [Fact]
    public async Task Refusal_IsRememberedForTheNamespace_AndAskedAgainNowAndThen()
    {
        await using var fixture = new ReasonFixture();
        (await fixture.Api.NextAsync()).Refuse(HttpStatusCode.Forbidden, "events is forbidden");
        await fixture.UntilAsync(() => fixture.Source is { State: SourceState.Forbidden, LastError: "events is forbidden" });
        fixture.Reader.Want([ReasonFixture.Web]);
        (await fixture.Api.NextAsync()).Refuse(HttpStatusCode.Forbidden, "events is forbidden");
        await fixture.UntilAsync(() => fixture.Told?.State == EventsState.Forbidden);

        var pod = new EventSubject("Pod", new ObjectKey("data", "web-0"), "uid-web-0");
        fixture.Reader.Want([ReasonFixture.Web, pod]);
        await fixture.UntilAsync(() => fixture.Store.Snapshot.Events.GetValueOrDefault(pod)?.State == EventsState.Forbidden);

        var (first, waited) = await fixture.Api.NextAfterWaitAsync(fixture.Time);
        Assert.InRange(waited.TotalSeconds, 22, 60);
        var (second, _) = await fixture.Api.NextAfterWaitAsync(fixture.Time);
        foreach (var request in new[] { first, second })
        {
            request.RespondList("1", EventJson.Event("FailedCreate", "no"));
        }
        await fixture.UntilAsync(() => fixture.Source.State == SourceState.Live);
        await fixture.UntilAsync(() => fixture.Store.Snapshot.Events.Values.Any(told => told.State == EventsState.Read));
    }

    [Fact]
    public async Task Garbage_ErrorsAndSilence_AreSaidAndTriedAgain()
    {
        await using var fixture = new ReasonFixture();
        await fixture.PermitAsync();
        fixture.Reader.Want([ReasonFixture.Web]);

        (await fixture.Api.NextAsync()).Respond(HttpStatusCode.OK, "<html>login</html>");
        await fixture.UntilAsync(() => fixture.Told is { State: EventsState.Unreachable, Error.Length: > 0 });
        Assert.Equal(SourceState.Reconnecting, fixture.Source.State);

        var next = await NextAboutWebAsync(fixture);
        next.RespondList("1", EventJson.Event("FailedCreate", "no"));
        await fixture.UntilAsync(() => fixture.Told is { State: EventsState.Read, Events.Count: 1 } && fixture.Source.State == SourceState.Live);

        next = await NextAboutWebAsync(fixture);
        next.Refuse(HttpStatusCode.InternalServerError, "etcd is away");
        await fixture.UntilAsync(() => fixture.Told is { State: EventsState.Unreachable, Error: "etcd is away", Events.Count: 1 });

        next = await NextAboutWebAsync(fixture);
        next.Break();
        await fixture.UntilAsync(() => fixture.Told is { Error: "Connection refused" });

        // This one is never answered.
        await NextAboutWebAsync(fixture);
        next = await NextAboutWebAsync(fixture);
        next.RespondList("1");
        await fixture.UntilAsync(() => fixture.Told is { State: EventsState.Read, Events.IsEmpty: true });
    }

    [Fact]
    public async Task RetryAfter_HoldsUpEveryQuestion()
    {
        await using var fixture = new ReasonFixture();
        await fixture.PermitAsync();
        fixture.Reader.Want([ReasonFixture.Web]);
        (await fixture.Api.NextAsync()).Refuse(HttpStatusCode.TooManyRequests, "slow down", TimeSpan.FromSeconds(20));
        await fixture.UntilAsync(() => fixture.Told is { State: EventsState.Unreachable });

        fixture.Reader.Want([ReasonFixture.Web with { Uid = "uid-other" }]);
        var (next, waited) = await fixture.Api.NextAfterWaitAsync(fixture.Time);

        Assert.Contains("uid-other", next.PathAndQuery);
        Assert.True(waited >= TimeSpan.FromSeconds(20), $"{waited}");
    }

    [Fact]
    public async Task ManyPages_AreReadToABound_AndTheNewestKept()
    {
        await using var fixture = new ReasonFixture();
        await fixture.PermitAsync();
        fixture.Reader.Want([ReasonFixture.Web]);

        var pages = 0;
        for (var next = await fixture.Api.NextAsync(); fixture.Told is null; next = await fixture.Api.NextAsync())
        {
            pages++;
            var events = Enumerable.Range(0, 500).Select(second =>
                EventJson.Event($"R{pages}", new string('x', 2000), $"2026-01-01T00:{pages:00}:{second % 60:00}Z"));
            next.Respond(HttpStatusCode.OK, Json.List("1", pages < 8 ? $"page{pages}" : "more", [.. events]));
            if (pages == 8)
            {
                await fixture.UntilAsync(() => fixture.Told is not null);
                break;
            }
        }

        Assert.Equal(8, pages);
        Assert.Equal(10, fixture.Told!.Events.Count);
        Assert.All(fixture.Told.Events, told => Assert.Equal(("R8", EventFact.LongestMessage + 1), (told.Reason, told.Message.Length)));
    }

    [Fact]
    public async Task Pages_ThatExpire_LeaveWhatWasRead()
    {
        await using var fixture = new ReasonFixture();
        await fixture.PermitAsync();
        fixture.Reader.Want([ReasonFixture.Web]);

        (await fixture.Api.NextAsync()).Respond(HttpStatusCode.OK, Json.List("1", "p2", EventJson.Event("FailedCreate", "no")));
        var second = await fixture.Api.NextAsync();
        Assert.Equal($"{AboutWeb}&continue=p2", second.PathAndQuery);
        second.Refuse(HttpStatusCode.Gone, "expired");

        await fixture.UntilAsync(() => fixture.Told is { State: EventsState.Read, Events.Count: 1 });
    }

    [Fact]
    public async Task ManyWanted_AreAskedFewAtATime()
    {
        await using var fixture = new ReasonFixture();
        await fixture.PermitAsync();
        fixture.Reader.Want([.. Enumerable.Range(0, 50).Select(i => ReasonFixture.Web with { Uid = $"uid-{i}" })]);

        for (var i = 0; i < 4; i++)
        {
            await fixture.Api.NextAfterWaitAsync(fixture.Time);
        }
        var fifth = fixture.Api.NextAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.NotSame(fifth, await Task.WhenAny(fifth, Task.Delay(100, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Namespaces_AreProbedEach_AndOneRefusalConcernsThatOneOnly()
    {
        await using var fixture = new ReasonFixture("data", "shop");
        for (var i = 0; i < 2; i++)
        {
            var probe = await fixture.Api.NextAsync();
            if (probe.PathAndQuery == "/api/v1/namespaces/data/events?limit=1")
            {
                probe.RespondList("1");
            }
            else
            {
                Assert.Equal("/api/v1/namespaces/shop/events?limit=1", probe.PathAndQuery);
                probe.Refuse(HttpStatusCode.Forbidden);
            }
        }

        await fixture.UntilAsync(() => fixture.Store.Snapshot.SourceOf(SourceKind.Events, "data")?.State == SourceState.Live);
        await fixture.UntilAsync(() => fixture.Store.Snapshot.SourceOf(SourceKind.Events, "shop")?.State == SourceState.Forbidden);
    }

    /// <summary>Probes on the way are answered, since they go on by themselves.</summary>
    private static async Task<ScriptedRequest> NextAboutWebAsync(ReasonFixture fixture)
    {
        while (true)
        {
            var (next, _) = await fixture.Api.NextAfterWaitAsync(fixture.Time);
            if (next.PathAndQuery == AboutWeb)
            {
                return next;
            }
            next.RespondList("1");
        }
    }
}
