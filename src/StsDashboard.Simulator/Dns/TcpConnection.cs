using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using ARSoft.Tools.Net.Dns;

namespace StsDashboard.Simulator.Dns;

/// <summary>A client's TCP connection: any number of messages, each with its length before it (RFC 7766).</summary>
internal sealed class TcpConnection : IServerConnection
{
    private readonly NetworkStream _stream;
    private readonly DnsFaults _faults;
    private readonly SemaphoreSlim _writing = new(1);

    public TcpConnection(TcpTransport transport, Socket socket, DnsFaults faults)
    {
        Transport = transport;
        RemoteEndPoint = (IPEndPoint)socket.RemoteEndPoint!;
        LocalEndPoint = (IPEndPoint)socket.LocalEndPoint!;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _faults = faults;
    }

    public IServerTransport Transport { get; }

    public IPEndPoint RemoteEndPoint { get; }

    public IPEndPoint LocalEndPoint { get; }

    public bool CanRead { get; private set; } = true;

    public Task<bool> InitializeAsync(CancellationToken token = default) => Task.FromResult(true);

    /// <summary>The next question; null, and the connection closed, when the client has left or the server stops.</summary>
    public async Task<DnsReceivedRawPackage?> ReceiveAsync(CancellationToken token = default)
    {
        try
        {
            while (true)
            {
                var header = new byte[DnsRawPackage.LENGTH_HEADER_LENGTH];
                await _stream.ReadExactlyAsync(header, token);
                var package = new byte[header.Length + BinaryPrimitives.ReadUInt16BigEndian(header)];
                header.CopyTo(package, 0);
                await _stream.ReadExactlyAsync(package.AsMemory(header.Length), token);
                if (!_faults.DropsNext() && Question.Read(package, RemoteEndPoint, LocalEndPoint) is { } question)
                    return question;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            Dispose();
            return null;
        }
    }

    public async Task<bool> SendAsync(DnsRawPackage package, CancellationToken token = default)
    {
        try
        {
            await _writing.WaitAsync(token);
            try
            {
                await _stream.WriteAsync(package.ToArraySegment(true), token);
                return true;
            }
            finally
            {
                _writing.Release();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        CanRead = false;
        _stream.Dispose();
    }
}
