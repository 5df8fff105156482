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
    public async Task Requests_BeyondTheBurst_AreToldWhenToComeAgain()
    {
        await using var dashboard = await RunningDashboard.StartAsync(options => options with { Limits = new LimitOptions { RequestBurst = 3, RequestsPerSecond = 1 } });
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 8; i++)
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

    private static Uri At(RunningDashboard dashboard, string path) => new UriBuilder(new Uri(dashboard.Address, path)) { Scheme = "ws" }.Uri;
}
