using System.Net.WebSockets;
using System.Text;
using StsDashboard.Web.Live;

namespace StsDashboard.Benchmarks.Viewers;

/// <summary>Reads the hub's stream of all sets and throws it away, so that a crowd of them leaves the machine to the dashboard.</summary>
internal sealed class HubDrain : IAsyncDisposable
{
    private const string RecordEnd = "\u001e";

    /// <summary>A hub takes who says nothing for 30 seconds for gone.</summary>
    private static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public long Bytes { get; private set; }

    public static async Task<HubDrain> OpenAsync(Uri dashboard)
    {
        var drain = new HubDrain();
        var address = new UriBuilder(new Uri(dashboard, ClusterHub.Path)) { Scheme = "ws" }.Uri;
        await drain._socket.ConnectAsync(address, drain._stop.Token);
        await drain.SendAsync("""{"protocol":"json","version":1}""");
        await drain.SendAsync("""{"type":4,"invocationId":"1","target":"Frames","arguments":[{}]}""");
        drain._running = Task.WhenAll(drain.ReadAsync(), drain.PingAsync());
        return drain;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[16 * 1024];
        while (await _socket.ReceiveAsync(buffer.AsMemory(), _stop.Token) is { MessageType: not WebSocketMessageType.Close } part)
        {
            Bytes += part.Count;
        }
    }

    private async Task PingAsync()
    {
        while (true)
        {
            await Task.Delay(BetweenPings, _stop.Token);
            await SendAsync("""{"type":6}""");
        }
    }

    private Task SendAsync(string message) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + RecordEnd), WebSocketMessageType.Text, endOfMessage: true, _stop.Token);
}
