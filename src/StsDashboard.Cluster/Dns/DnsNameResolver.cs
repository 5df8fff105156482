using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using DnsClient;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Dns;

/// <summary>Asks over the network: UDP with EDNS, and TCP when the answer was cut or the server is TCP only.</summary>
/// <param name="timeout">For one try.</param>
/// <param name="retries">Tries after the first.</param>
public sealed class DnsNameResolver(TimeProvider time, TimeSpan? timeout = null, int retries = 1) : INameResolver
{
    /// <summary>
    /// What fits an unfragmented packet on every path (the limit agreed on DNS Flag Day 2020, and CoreDNS's own);
    /// what is larger comes over TCP.
    /// </summary>
    private const int UdpPayload = 1232;

    /// <summary>How the error of a question begins that nobody answered in time.</summary>
    internal const string NoAnswer = "no answer within";

    private static readonly TimeSpan HostLifetime = TimeSpan.FromSeconds(30);

    private readonly TimeSpan _timeout = timeout ?? TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<(IPEndPoint Address, bool TcpOnly), LookupClient> _clients = new();
    private readonly ConcurrentDictionary<string, (IPAddress Address, long AskedAt)> _hosts = new();

    public async Task<NameAnswer> AskAsync(NameServer server, string fqdn, NameRecordType type, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        var answer = new NameAnswer { Server = server.ToString(), Type = type, AskedAt = time.GetUtcNow() };
        var started = time.GetTimestamp();
        try
        {
            var address = await AddressOfAsync(server.Host, cancellationToken);
            var client = _clients.GetOrAdd((new IPEndPoint(address, server.Port), server.TcpOnly), ClientFor);
            // The trailing dot makes the name absolute: nothing is appended from a search list.
            var response = await client.QueryAsync(fqdn + ".", QueryTypeOf(type), cancellationToken: cancellationToken);
            return AnswerReader.Read(response, fqdn, answer) with { Latency = time.GetElapsedTime(started) };
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            // The library reports a cancelled question as one that timed out.
            throw new OperationCanceledException("The question was cancelled.", e, cancellationToken);
        }
        catch (Exception e) when (Describe(e) is { } error)
        {
            return answer with { Error = error, Latency = time.GetElapsedTime(started) };
        }
    }

    private static QueryType QueryTypeOf(NameRecordType type) => type switch
    {
        NameRecordType.A => QueryType.A,
        NameRecordType.Aaaa => QueryType.AAAA,
        NameRecordType.Srv => QueryType.SRV,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private LookupClient ClientFor((IPEndPoint Address, bool TcpOnly) server) => new(new LookupClientOptions(server.Address)
    {
        // We want to know what the server says now, and when to ask again is decided elsewhere.
        UseCache = false,
        AutoResolveNameServers = false,
        Timeout = _timeout,
        Retries = retries,
        UseTcpOnly = server.TcpOnly,
        UseTcpFallback = true,
        ExtendedDnsBufferSize = UdpPayload,
        // A failure is an answer to show, not to hide by asking on.
        ThrowDnsErrors = false,
        ContinueOnDnsError = false,
        ContinueOnEmptyResponse = false,
        UseRandomNameServer = false,
    });

    private async ValueTask<IPAddress> AddressOfAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return literal;
        }
        if (_hosts.TryGetValue(host, out var known) && time.GetElapsedTime(known.AskedAt) < HostLifetime)
        {
            return known.Address;
        }
        var addresses = await System.Net.Dns.GetHostAddressesAsync(host, cancellationToken);
        var address = addresses.FirstOrDefault() ?? throw new SocketException((int)SocketError.HostNotFound);
        _hosts[host] = (address, time.GetTimestamp());
        return address;
    }

    /// <summary>In words for the screen; null for what is our own mistake and must come to light.</summary>
    private string? Describe(Exception exception) => exception switch
    {
        DnsResponseException { InnerException: { } inner } => Describe(inner),
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "connection refused",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "the server's own host name does not resolve",
        SocketException { SocketErrorCode: SocketError.HostUnreachable or SocketError.NetworkUnreachable } => "no route to the server",
        SocketException or IOException => exception.Message,
        OperationCanceledException or TimeoutException or DnsResponseException { Code: DnsResponseCode.ConnectionTimeout } =>
            $"{NoAnswer} {_timeout.TotalSeconds:0.#} s ({retries + 1} tries)",
        DnsResponseParseException or DnsXidMismatchException or IndexOutOfRangeException or ArgumentOutOfRangeException => "the answer is not valid DNS",
        DnsResponseException => exception.Message,
        _ => null,
    };
}
