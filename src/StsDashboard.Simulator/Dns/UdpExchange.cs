using System.Net;
using System.Net.Sockets;
using ARSoft.Tools.Net.Dns;

namespace StsDashboard.Simulator.Dns;

/// <summary>One question that came by UDP, and the way back for its answer.</summary>
internal sealed class UdpExchange(UdpTransport transport, Socket socket, DnsReceivedRawPackage question, DnsFaults faults) : IServerConnection
{
    public IServerTransport Transport => transport;

    public IPEndPoint RemoteEndPoint => question.RemoteEndpoint;

    public IPEndPoint LocalEndPoint => question.LocalEndpoint;

    public bool CanRead { get; private set; } = true;

    public Task<bool> InitializeAsync(CancellationToken token = default) => Task.FromResult(true);

    public Task<DnsReceivedRawPackage?> ReceiveAsync(CancellationToken token = default)
    {
        CanRead = false;
        return Task.FromResult<DnsReceivedRawPackage?>(question);
    }

    public async Task<bool> SendAsync(DnsRawPackage package, CancellationToken token = default)
    {
        try
        {
            await socket.SendToAsync(faults.Spoil(package.ToArraySegment(false)), SocketFlags.None, question.RemoteEndpoint, token);
            return true;
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        // The socket belongs to all exchanges.
    }
}
