using System.Net;
using System.Net.WebSockets;
using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Web.Tests.Security;

/// <summary>Another site's page must not open a live connection, neither the page's own nor the hub's.</summary>
public sealed class OriginTests
{
    [Theory]
    [InlineData("/_blazor", "http://evil.example", null)]
    [InlineData("/hubs/cluster", "http://evil.example", null)]
    [InlineData("/hubs/cluster", "null", null)]
    [InlineData("/hubs/cluster", "http://127.0.0.1:1", null)]
    [InlineData("/_blazor", "http://evil.example", "cross-site")]
    public async Task WebSocket_OfAnotherSite_IsRefused(string path, string origin, string? site)
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin);
        if (site is not null)
        {
            socket.Options.SetRequestHeader("Sec-Fetch-Site", site);
        }
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(At(dashboard, path), TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Theory]
    [InlineData("/_blazor", true, null)]
    [InlineData("/hubs/cluster", true, null)]
    [InlineData("/hubs/cluster", false, null)]
    [InlineData("/hubs/cluster", false, "same-origin")]
    public async Task WebSocket_OfOurOwnPageOrOfAProgram_IsOpened(string path, bool sendsOrigin, string? site)
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        using var socket = new ClientWebSocket();
        if (sendsOrigin)
        {
            socket.Options.SetRequestHeader("Origin", dashboard.Address.GetLeftPart(UriPartial.Authority));
        }
        if (site is not null)
        {
            // Behind an ingress that changes the host's name the two differ.
            socket.Options.SetRequestHeader("Origin", "https://sets.example.org");
            socket.Options.SetRequestHeader("Sec-Fetch-Site", site);
        }
        await socket.ConnectAsync(At(dashboard, path), TestContext.Current.CancellationToken);
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Fact]
    public async Task WebSocket_OfASiteThatIsNamed_IsOpened()
    {
        await using var dashboard = await RunningDashboard.StartAsync(options => options with { Origins = ["https://sets.example.org"] });
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://sets.example.org");
        await socket.ConnectAsync(At(dashboard, "/hubs/cluster"), TestContext.Current.CancellationToken);
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Fact]
    public async Task Negotiation_OfAnotherSite_IsRefusedInWords()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hubs/cluster/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", "http://evil.example");
        using var response = await dashboard.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("--origins", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static Uri At(RunningDashboard dashboard, string path) => new UriBuilder(new Uri(dashboard.Address, path)) { Scheme = "ws" }.Uri;
}
