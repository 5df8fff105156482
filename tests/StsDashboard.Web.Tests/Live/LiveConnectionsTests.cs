using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using StsDashboard.Web.Hosting;
using StsDashboard.Web.Live;
using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Web.Tests.Live;

/// <summary>When the program ends, whoever is connected is told so, and may come again, before the socket is closed. Byte by byte, as a browser gets it.</summary>
public sealed class LiveConnectionsTests
{
    private const char EndOfRecord = '\u001e';

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Close, with no error, reconnecting allowed: <c>[7, nil, true]</c> (SignalR's HubProtocol.md, "Close Message Encoding").</summary>
    private static readonly string ClosedInMessagePack = Encoding.Latin1.GetString([0x93, 0x07, 0xC0, 0xC3]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Ends => new()
    {
        { ClusterHub.Path, "json", "{\"type\":7,\"allowReconnect\":true}" + EndOfRecord },
        { ClusterHub.Path, "messagepack", ClosedInMessagePack },
        { "/_blazor", "blazorpack", ClosedInMessagePack },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Connection_WhenTheProgramEnds_IsToldToComeAgainAndThenClosed(string path, string protocol, string told)
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        using var socket = await ConnectAsync(dashboard, path, protocol);

        var ending = dashboard.Services.GetRequiredService<Drain>().EndAsync();

        Assert.EndsWith(told, await ReadToEndAsync(socket));
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancellation);
        await ending.WaitAsync(Patience, Cancellation);
    }

    [Fact]
    public async Task Connection_ThatSaysNoGoodbye_DoesNotHoldUpTheEnd()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        using var socket = await ConnectAsync(dashboard, ClusterHub.Path, "json");

        await dashboard.Services.GetRequiredService<Drain>().EndAsync().WaitAsync(Patience, Cancellation);
    }

    [Fact]
    public async Task Connection_OpenedWhileOthersAreClosed_IsClosedToo()
    {
        await using var dashboard = await RunningDashboard.StartAsync();
        await dashboard.Services.GetRequiredService<LiveConnections>().CloseAsync();

        using var socket = await ConnectAsync(dashboard, ClusterHub.Path, "json");

        Assert.Contains("\"type\":7", await ReadToEndAsync(socket));
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Cancellation);
    }

    private static async Task<ClientWebSocket> ConnectAsync(RunningDashboard dashboard, string path, string protocol)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(new Uri(dashboard.Address, path)) { Scheme = "ws" }.Uri, Cancellation);
        var handshake = Encoding.UTF8.GetBytes($$"""{"protocol":"{{protocol}}","version":1}""" + EndOfRecord);
        await socket.SendAsync(handshake, WebSocketMessageType.Text, endOfMessage: true, Cancellation);
        // No more than the answer: a goodbye can come in the same message.
        var answer = "{}" + EndOfRecord;
        Assert.Equal(answer, await ReadAsync(socket, answer.Length));
        // The handshake is answered a moment before the connection counts as one.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        while (dashboard.Services.GetRequiredService<LiveConnections>().Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), patience.Token);
        }
        return socket;
    }

    private static async Task<string> ReadToEndAsync(WebSocket socket)
    {
        var all = new StringBuilder();
        while (socket.State == WebSocketState.Open)
        {
            all.Append(await ReadAsync(socket));
        }
        return all.ToString();
    }

    private static async Task<string> ReadAsync(WebSocket socket, int atMost = 4096)
    {
        var buffer = new byte[atMost];
        var read = await socket.ReceiveAsync(buffer, Cancellation).WaitAsync(Patience, Cancellation);
        return Encoding.Latin1.GetString(buffer, 0, read.Count);
    }
}
