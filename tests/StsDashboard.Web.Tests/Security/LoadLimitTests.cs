using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using StsDashboard.Web.Live;
using StsDashboard.Web.Options;
using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Web.Tests.Security;

/// <summary>The newest is turned away, those who are there stay.</summary>
public sealed class LoadLimitTests
{
    [Fact]
    public async Task Page_BeyondTheLimit_IsTurnedAwayAndTheOpenOneStays()
    {
        await using var dashboard = await RunningDashboard.StartAsync(options => options with { Limits = new LimitOptions { Pages = 1 } });
        using var first = new ClientWebSocket();
        await first.ConnectAsync(At(dashboard, "/_blazor"), TestContext.Current.CancellationToken);
        using var second = new ClientWebSocket();
        second.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => second.ConnectAsync(At(dashboard, "/_blazor"), TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, second.HttpStatusCode);
        Assert.Equal(["30"], second.HttpResponseHeaders!["Retry-After"]);
        Assert.Equal(WebSocketState.Open, first.State);
    }

    [Fact]
    public async Task Stream_BeyondTheLimit_IsToldSo()
    {
        await using var dashboard = await RunningDashboard.StartAsync(options => options with { Limits = new LimitOptions { Streams = 1 } });
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(dashboard.Address, ClusterHub.Path)).Build();
        await connection.StartAsync(TestContext.Current.CancellationToken);
        await using var first = connection.StreamAsync<object>("Frames", null, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await first.MoveNextAsync());
        await using var second = connection.StreamAsync<object>("Frames", null, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<HubException>(async () => await second.MoveNextAsync());
        Assert.Contains("1 streams are read", refused.Message);
        dashboard.Show();
        Assert.Equal(1, dashboard.Feed.Readers);
    }

    [Fact]
    public async Task Streams_OfOneViewer_LeaveRoomForOthers()
    {
        const string Secret = "a-secret-of-the-proxy";
        await using var dashboard = await RunningDashboard.StartAsync(options => options with
        {
            Limits = new LimitOptions { Streams = 8 },
            Access = new AccessOptions
            {
                Mode = AccessMode.Proxy,
                Proxy = new ProxyOptions { From = [new IPNetwork(IPAddress.Loopback, 32)], Secret = new Secret(Secret) },
            },
        });
        HubConnection As(string user) => new HubConnectionBuilder().WithUrl(new Uri(dashboard.Address, ClusterHub.Path), http =>
        {
            http.Headers[ProxyOptions.UsualUserHeader] = user;
            http.Headers[ProxyOptions.UsualSecretHeader] = Secret;
        }).Build();

        await using var ann = As("ann");
        await using var bob = As("bob");
        await ann.StartAsync(TestContext.Current.CancellationToken);
        await bob.StartAsync(TestContext.Current.CancellationToken);
        await using var first = Stream(ann);
        await using var second = Stream(ann);
        await using var third = Stream(ann);
        await using var others = Stream(bob);
        Assert.True(await first.MoveNextAsync());
        Assert.True(await second.MoveNextAsync());
        var refused = await Assert.ThrowsAsync<HubException>(async () => await third.MoveNextAsync());
        Assert.Contains("2 by you", refused.Message);
        Assert.True(await others.MoveNextAsync());
    }

    [Fact]
    public async Task Connection_ThatAsksForStreamsWithoutEnd_IsClosed()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(dashboard.Address, ClusterHub.Path)).Build();
        var closed = new TaskCompletionSource();
        connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await connection.StartAsync(TestContext.Current.CancellationToken);
        // However slow the machine is: until it is closed, which may be while the next question is on its way.
        while (!closed.Task.IsCompleted)
        {
            await Task.WhenAny(closed.Task, connection.StreamAsChannelAsync<object>("Set", "shop", "web", TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Message_ThatIsTooLong_EndsTheConnectionAndNoOther()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        await using var rude = new HubConnectionBuilder().WithUrl(new Uri(dashboard.Address, ClusterHub.Path)).Build();
        await using var other = new HubConnectionBuilder().WithUrl(new Uri(dashboard.Address, ClusterHub.Path)).Build();
        await rude.StartAsync(TestContext.Current.CancellationToken);
        await other.StartAsync(TestContext.Current.CancellationToken);
        await using var reading = Stream(other);
        Assert.True(await reading.MoveNextAsync());
        await using var asked = rude.StreamAsync<object>("Set", new string('a', 200_000), "web", TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<Exception>(async () => await asked.MoveNextAsync());
        dashboard.Show();
        Assert.Equal(1, dashboard.Feed.Readers);
    }

    [Fact]
    public async Task Requests_BeyondTheBurst_AreToldWhenToComeAgain()
    {
        await using var dashboard = await RunningDashboard.StartAsync(options => options with { Limits = new LimitOptions { RequestBurst = 3, RequestsPerSecond = 1 } });
        var answers = new List<HttpResponseMessage>();
        // A slow machine earns a few requests more while it asks.
        while (answers.Count < 60 && answers.All(answer => answer.StatusCode == HttpStatusCode.OK))
        {
            answers.Add(await dashboard.Client.GetAsync("/api/v1/rules", TestContext.Current.CancellationToken));
        }
        Assert.Equal(HttpStatusCode.OK, answers[0].StatusCode);
        var refused = answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", refused.Headers.CacheControl!.ToString());
        // What a kubelet asks is never counted.
        using var health = await dashboard.Client.GetAsync("/healthz/live", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        answers.ForEach(answer => answer.Dispose());
    }

    [Fact]
    public async Task Page_AskedTooOften_IsAPageInWords()
    {
        await using var dashboard = await RunningDashboard.StartAsync(options => options with { Limits = new LimitOptions { RequestBurst = 1, RequestsPerSecond = 1 } });
        using var first = await dashboard.Client.GetAsync("/rules", TestContext.Current.CancellationToken);
        HttpResponseMessage? refused = null;
        for (var i = 0; i < 8 && refused?.StatusCode != HttpStatusCode.TooManyRequests; i++)
        {
            refused?.Dispose();
            refused = await dashboard.Client.GetAsync("/rules", TestContext.Current.CancellationToken);
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, refused!.StatusCode);
        var page = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("<h1>Too many requests</h1>", page);
        refused.Dispose();
    }

    private static IAsyncEnumerator<object> Stream(HubConnection connection) =>
        connection.StreamAsync<object>("Frames", null, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

    private static Uri At(RunningDashboard dashboard, string path) => new UriBuilder(new Uri(dashboard.Address, path)) { Scheme = "ws" }.Uri;
}
