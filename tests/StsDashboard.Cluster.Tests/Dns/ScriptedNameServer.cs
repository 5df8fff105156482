using System.Net;
using System.Net.Sockets;
using System.Text;
using StsDashboard.Cluster.Dns;

namespace StsDashboard.Cluster.Tests.Dns;

/// <summary>A UDP server that answers every question with the records that a test gives; for what no cluster would say.</summary>
internal sealed class ScriptedNameServer : IAsyncDisposable
{
    private readonly UdpClient _udp = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly Func<string, IReadOnlyList<byte[]>> _answer;
    private readonly Task _serving;

    public ScriptedNameServer(Func<string, IReadOnlyList<byte[]>> answer)
    {
        _answer = answer;
        _serving = ServeAsync();
    }

    public NameServer Server => new("127.0.0.1", ((IPEndPoint)_udp.Client.LocalEndPoint!).Port, TcpOnly: false);

    public static byte[] A(string name, int ttl, string address) => Record(name, 1, ttl, IPAddress.Parse(address).GetAddressBytes());

    public static byte[] Alias(string name, int ttl, string target) => Record(name, 5, ttl, Name(target));

    public async ValueTask DisposeAsync()
    {
        _udp.Dispose();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            var received = await _udp.ReceiveAsync();
            var message = received.Buffer;
            var end = 12;
            var labels = new List<string>();
            while (message[end] != 0)
            {
                labels.Add(Encoding.ASCII.GetString(message, end + 1, message[end]));
                end += message[end] + 1;
            }
            var records = _answer(string.Concat(labels.Select(label => label + ".")));
            byte[] response =
            [
                message[0], message[1], 0x81, 0x80, 0, 1, 0, (byte)records.Count, 0, 0, 0, 0,
                .. message[12..(end + 5)], .. records.SelectMany(record => record),
            ];
            await _udp.SendAsync(response, received.RemoteEndPoint);
        }
    }

    private static byte[] Record(string name, byte type, int ttl, byte[] data) =>
        [.. Name(name), 0, type, 0, 1, 0, 0, 0, (byte)ttl, 0, (byte)data.Length, .. data];

    private static byte[] Name(string name) =>
        [.. name.TrimEnd('.').Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0];
}
