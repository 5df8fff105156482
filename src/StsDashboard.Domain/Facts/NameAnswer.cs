namespace StsDashboard.Domain.Facts;

/// <summary>What one server answered to one question, last time it was asked.</summary>
public sealed record NameAnswer
{
    /// <summary>The server, as configured: <c>10.96.0.10:53</c> or <c>tcp://127.0.0.1:5353</c>.</summary>
    public required string Server { get; init; }

    public required NameRecordType Type { get; init; }

    /// <summary><c>NOERROR</c>, <c>NXDOMAIN</c>, <c>SERVFAIL</c>, … (RFC 1035, RFC 2136); empty when nothing came back.</summary>
    public string Rcode { get; init; } = "";

    /// <summary>Addresses, sorted; for SRV <c>target:port</c>. Empty with <c>NOERROR</c> is NODATA (RFC 2308).</summary>
    public ValueList<string> Answers { get; init; }

    /// <summary>TTL of the answer, or of the negative answer (SOA minimum, RFC 2308), in seconds; null when none was given.</summary>
    public int? TtlSeconds { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public TimeSpan Latency { get; init; }

    /// <summary>Why nothing came back (timeout, refused connection …); null when the server answered.</summary>
    public string? Error { get; init; }

    /// <summary>Until when a cache may go on giving this answer.</summary>
    public DateTimeOffset? CanLastUntil => TtlSeconds is { } seconds ? AskedAt.Plus(TimeSpan.FromSeconds(Math.Max(0, seconds))) : null;
}
