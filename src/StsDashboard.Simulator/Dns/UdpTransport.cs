using System.Net;
using System.Net.Sockets;
using ARSoft.Tools.Net.Dns;

namespace StsDashboard.Simulator.Dns;

/// <summary>
/// UDP over a socket that is bound already. The library's own transport takes questions of up to 512 bytes only, cannot
/// say which port it got, and cannot leave a question unanswered.
/// </summary>
internal sealed class UdpTransport(Socket socket, DnsFaults faults) : IServerTransport
{
    private const int LargestQuestion = 4096;

    public IPEndPoint LocalEndPoint { get; } = (IPEndPoint)socket.LocalEndPoint!;

    /// <summary>RFC 1035, section 4.2.1; with EDNS the client's own limit applies instead.</summary>
    public ushort DefaultAllowedResponseSize => 512;

    public bool SupportsMultipleResponses => false;

    public bool AllowTruncatedResponses => true;

    public TransportProtocol TransportProtocol => TransportProtocol.Udp;

    public void Bind()
    {
        // Bound by whoever made the socket.
    }

    public void Close() => socket.Close();

    public void Dispose() => socket.Dispose();

    /// <summary>Each datagram is a connection of its own to the library. Null asks it to call again; it must not throw.</summary>
    public async Task<IServerConnection?> AcceptConnectionAsync(CancellationToken token = default)
    {
        try
        {
            while (true)
            {
                var buffer = new byte[DnsRawPackage.LENGTH_HEADER_LENGTH + LargestQuestion];
                var received = await socket.ReceiveFromAsync(
                    buffer.AsMemory(DnsRawPackage.LENGTH_HEADER_LENGTH), SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), token);
                if (faults.DropsNext())
                    continue;
                buffer[0] = (byte)(received.ReceivedBytes >> 8);
                buffer[1] = (byte)received.ReceivedBytes;
                if (Question.Read(buffer, (IPEndPoint)received.RemoteEndPoint, LocalEndPoint) is { } question)
                    return new UdpExchange(this, socket, question, faults);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return null;
        }
    }
}
