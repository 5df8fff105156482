using System.Net;
using System.Net.Sockets;

namespace StsDashboard.Testing;

/// <summary>One connection through a <see cref="FaultProxy"/>.</summary>
internal sealed class ProxiedConnection(FaultProxy proxy, Socket client) : IDisposable
{
    private const int Trickle = 61;

    /// <summary>Allowed nowhere in JSON (RFC 8259, section 7), nor in the lengths between the parts of a chunked answer.</summary>
    private static readonly byte[] Garbage = [0xFF, 0x00, 0x07, 0xC0];

    private readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>Passes bytes on until one side ends.</summary>
    public async Task RunAsync(IPEndPoint server)
    {
        try
        {
            client.NoDelay = true;
            await _server.ConnectAsync(server);
            await await Task.WhenAny(PassAsync(client, _server, areAnswers: false), PassAsync(_server, client, areAnswers: true));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One of the two left, or the proxy ended it: the other is told below.
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Ends it with RST instead of FIN, which closing without lingering does.</summary>
    public void Reset()
    {
        client.Close(0);
        Dispose();
    }

    public void Dispose()
    {
        client.Dispose();
        _server.Dispose();
    }

    private async Task PassAsync(Socket from, Socket to, bool areAnswers)
    {
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var length = await from.ReceiveAsync(buffer);
            var fault = await proxy.GateAsync();
            if (length == 0)
            {
                return;
            }
            if (!areAnswers)
            {
                await to.SendAsync(buffer.AsMemory(0, length));
            }
            else if (!await AnswerAsync(to, buffer.AsMemory(0, length), fault))
            {
                return;
            }
        }
    }

    /// <returns>False when the connection is to end here.</returns>
    private static async Task<bool> AnswerAsync(Socket to, ReadOnlyMemory<byte> bytes, ConnectionFault fault)
    {
        var half = bytes.Length / 2;
        switch (fault)
        {
            case ConnectionFault.Trickle:
                for (var at = 0; at < bytes.Length; at += Trickle)
                {
                    await to.SendAsync(bytes.Slice(at, Math.Min(Trickle, bytes.Length - at)));
                }
                return true;
            case ConnectionFault.Cut:
                await to.SendAsync(bytes[..half]);
                return false;
            case ConnectionFault.Garbage:
                await to.SendAsync(bytes[..half]);
                await to.SendAsync(Garbage);
                await to.SendAsync(bytes[half..]);
                return true;
            default:
                await to.SendAsync(bytes);
                return true;
        }
    }
}
