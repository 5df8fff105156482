using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace StsDashboard.Cluster.Dns;

/// <summary>A DNS server to ask.</summary>
/// <param name="Host">An address, or a host name that the system resolves when the server is asked.</param>
/// <param name="TcpOnly">Ask over TCP from the start: a port-forward carries nothing else.</param>
public sealed record NameServer(string Host, int Port, bool TcpOnly)
{
    public const int DefaultPort = 53;

    private const string TcpScheme = "tcp://";

    /// <summary>
    /// Reads <c>HOST</c>, <c>HOST:PORT</c> or either with <c>tcp://</c> before it. An IPv6 address with a port is in
    /// brackets.
    /// </summary>
    /// <exception cref="FormatException">Says what is wrong with the text.</exception>
    public static NameServer Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rest = text.Trim();
        var tcpOnly = rest.StartsWith(TcpScheme, StringComparison.OrdinalIgnoreCase);
        if (tcpOnly)
        {
            rest = rest[TcpScheme.Length..];
        }
        else if (rest.Contains("://", StringComparison.Ordinal))
        {
            throw new FormatException($"DNS server '{text}': only tcp:// can stand before the host.");
        }
        var (host, port) = Split(rest, text);
        if (IPAddress.TryParse(host, out var address))
        {
            return new NameServer(address.ToString(), port, tcpOnly);
        }
        return Uri.CheckHostName(host) == UriHostNameType.Dns
            ? new NameServer(host, port, tcpOnly)
            : throw new FormatException($"DNS server '{text}': '{host}' is neither an address nor a host name.");
    }

    /// <summary>Reads a list separated by commas; repeated servers count once.</summary>
    /// <exception cref="FormatException">Says what is wrong with which entry.</exception>
    public static IReadOnlyList<NameServer> ParseList(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse).Distinct()];
    }

    /// <summary>The server as shown and as the scope of its source: <c>10.96.0.10:53</c>, <c>tcp://127.0.0.1:5353</c>.</summary>
    /// <remarks>Every answer holds it, and there are few servers: one text for all.</remarks>
    public override string ToString() => string.Intern(
        $"{(TcpOnly ? TcpScheme : "")}{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port.ToString(CultureInfo.InvariantCulture)}");

    private static (string Host, int Port) Split(string rest, string text)
    {
        if (rest.StartsWith('['))
        {
            var end = rest.IndexOf(']', StringComparison.Ordinal);
            if (end < 0 || !IPAddress.TryParse(rest[1..end], out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
            {
                throw new FormatException($"DNS server '{text}': the brackets do not hold an IPv6 address.");
            }
            return (rest[1..end], rest[(end + 1)..] switch
            {
                "" => DefaultPort,
                [':', .. var port] => ParsePort(port, text),
                _ => throw new FormatException($"DNS server '{text}': after the brackets only a port can follow."),
            });
        }
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return (rest, DefaultPort);
        }
        // More than one colon: an IPv6 address as resolv.conf writes it, without a port.
        return rest.LastIndexOf(':') != colon ? (rest, DefaultPort) : (rest[..colon], ParsePort(rest[(colon + 1)..], text));
    }

    private static int ParsePort(string port, string text) =>
        int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= ushort.MaxValue
            ? number
            : throw new FormatException($"DNS server '{text}': '{port}' is not a port (1 to 65535).");
}
