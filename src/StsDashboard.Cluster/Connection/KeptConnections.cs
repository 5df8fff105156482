using System.Net.Sockets;
using k8s;

namespace StsDashboard.Cluster.Connection;

/// <summary>
/// Clients whose connections notice that the other end is gone. A quiet watch sends nothing for minutes, and .NET leaves it at
/// that over HTTP/1.1: behind a load balancer that forgot the connection, or a server that lost its power, it would stay open.
/// The probes also keep the connection in the memory of what stands between.
/// </summary>
internal static class KeptConnections
{
    /// <summary>client-go's figures are the same: 30 s, then a ping (util/net, <c>readIdleTimeout</c> and <c>pingTimeout</c>).</summary>
    private const int QuietSeconds = 30;

    private const int BetweenProbesSeconds = 5;
    private const int Probes = 3;

    private static readonly TimeSpan ToConnect = TimeSpan.FromSeconds(30);

    public static Kubernetes Client(KubernetesClientConfiguration configuration)
    {
        configuration.FirstMessageHandlerSetup = handler =>
        {
            handler.ConnectTimeout = ToConnect;
            handler.ConnectCallback = ConnectAsync;
        };
        return new(configuration);
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, QuietSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, BetweenProbesSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, Probes);
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
