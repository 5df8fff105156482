using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using StsDashboard.Web.Metrics;
using StsDashboard.Web.Options;
using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Web.Tests.Security;

/// <summary>Where viewers are known, one of them takes no more than a share, and is told so; the others do not notice.</summary>
public sealed class ViewerShareTests : IAsyncLifetime
{
    private const string Secret = "a-secret-of-the-proxy";

    private RunningDashboard _dashboard = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _dashboard = await RunningDashboard.StartAsync(options => options with
    {
        Limits = new LimitOptions { Pages = 8, Streams = 8 },
        Access = new AccessOptions
        {
            Mode = AccessMode.Proxy,
            Proxy = new ProxyOptions { From = [new IPNetwork(IPAddress.Loopback, 32)], Secret = new Secret(Secret) },
        },
    });

    public async ValueTask DisposeAsync() => await _dashboard.DisposeAsync();

    [Theory]
    [InlineData("/_blazor", 2)]
    [InlineData("/hubs/cluster", 4)]
    public async Task Connections_OfOneViewer_LeaveRoomForOthers(string path, int share)
    {
        using var sockets = new Sockets();
        for (var i = 0; i < share; i++)
        {
            Assert.Null(await ConnectAsync(sockets, "ann", path));
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ConnectAsync(sockets, "ann", path));
        Assert.Null(await ConnectAsync(sockets, "bob", path));
        Assert.All(sockets.Take(share), open => Assert.Equal(WebSocketState.Open, open.State));
    }

    [Fact]
    public async Task Connection_ThatIsClosed_MakesRoomForTheSameViewer()
    {
        using var sockets = new Sockets();
        Assert.Null(await ConnectAsync(sockets, "ann", "/_blazor"));
        Assert.Null(await ConnectAsync(sockets, "ann", "/_blazor"));
        sockets[0].Abort();

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (await ConnectAsync(sockets, "ann", "/_blazor") is not null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
        }
    }

    [Fact]
    public async Task Page_BeyondAViewersShare_IsRefusedInWordsAndServedToOthers()
    {
        var viewers = _dashboard.Services.GetRequiredService<ViewerCount>();
        viewers.PageConnected("ann");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("ann")).Status);
        viewers.PageConnected("ann");

        var (status, page) = await AskAsync("ann");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("<h1>Too many viewers</h1>", page);
        Assert.Contains("2 pages of yours are open", page);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("bob")).Status);
    }

    private async Task<(HttpStatusCode Status, string Page)> AskAsync(string viewer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add(ProxyOptions.UsualUserHeader, viewer);
        request.Headers.Add(ProxyOptions.UsualSecretHeader, Secret);
        using var response = await _dashboard.Client.SendAsync(request, Cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    /// <returns>With what it was refused; null when it is open.</returns>
    private async Task<HttpStatusCode?> ConnectAsync(Sockets sockets, string viewer, string path)
    {
        var socket = new ClientWebSocket();
        sockets.Add(socket);
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader(ProxyOptions.UsualUserHeader, viewer);
        socket.Options.SetRequestHeader(ProxyOptions.UsualSecretHeader, Secret);
        try
        {
            await socket.ConnectAsync(new UriBuilder(new Uri(_dashboard.Address, path)) { Scheme = "ws" }.Uri, Cancellation);
            return null;
        }
        catch (WebSocketException)
        {
            return socket.HttpStatusCode;
        }
    }

    private sealed class Sockets : List<ClientWebSocket>, IDisposable
    {
        public void Dispose() => ForEach(socket => socket.Dispose());
    }
}
