using System.Net.Sockets;
using ARSoft.Tools.Net.Dns;

namespace StsDashboard.Simulator.Dns;

/// <summary>
/// TCP over a socket that listens already. The library's own transport keeps each connection open until the garbage
/// collector finds it when the client is the first to close.
/// </summary>
internal sealed class TcpTransport(Socket listener, DnsFaults faults) : IServerTransport
{
    public ushort DefaultAllowedResponseSize => ushort.MaxValue;

    public bool SupportsMultipleResponses => true;

    public bool AllowTruncatedResponses => false;

    public TransportProtocol TransportProtocol => TransportProtocol.Tcp;

    public void Bind()
    {
        // Bound and listening by whoever made the socket.
    }

    public void Close() => listener.Close();

    public void Dispose() => listener.Dispose();

    /// <summary>Null asks the library to call again; it must not throw.</summary>
    public async Task<IServerConnection?> AcceptConnectionAsync(CancellationToken token = default)
    {
        try
        {
            return new TcpConnection(this, await listener.AcceptAsync(token), faults);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return null;
        }
    }
}
