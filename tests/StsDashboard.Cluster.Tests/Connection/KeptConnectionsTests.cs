using System.Globalization;
using System.Net;
using System.Net.Sockets;
using k8s;
using StsDashboard.Cluster.Connection;

namespace StsDashboard.Cluster.Tests.Connection;

public sealed class KeptConnectionsTests
{
    /// <summary>The kernel's name for the timer of a connection that sends keep-alive probes (Documentation/networking/proc_net_tcp.rst).</summary>
    private const string KeepAliveTimer = "02";

    [Fact]
    public async Task Connection_ThatIsQuiet_IsProbedByTheSystem()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells which timers a connection has");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var client = KeptConnections.Client(new KubernetesClientConfiguration { Host = $"http://{listener.LocalEndpoint}" });

        var asking = client.HttpClient.GetAsync(client.BaseUri, enough.Token);
        using var accepted = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var port = ((IPEndPoint)accepted.Client.RemoteEndPoint!).Port;

        Assert.Equal(KeepAliveTimer, TimerOf(port));
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    private static string TimerOf(int port)
    {
        var suffix = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        var lines = File.ReadLines("/proc/self/net/tcp").Concat(File.ReadLines("/proc/self/net/tcp6"));
        return lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).First(fields => fields[1].EndsWith(suffix, StringComparison.Ordinal))[5].Split(':')[0];
    }
}
