namespace StsDashboard.Simulator.Dns;

/// <summary>How the simulated cluster's DNS server behaves; the defaults are those of a usual CoreDNS configuration.</summary>
public sealed record DnsServerOptions
{
    /// <summary>Port for UDP and TCP on 127.0.0.1; 0 takes one that is free for both.</summary>
    public int Port { get; init; }

    public string ClusterDomain { get; init; } = "cluster.local";

    /// <summary>TTL of every positive answer (option <c>ttl</c> of CoreDNS's kubernetes plugin).</summary>
    public int TtlSeconds { get; init; } = 30;

    /// <summary>SOA minimum of negative answers, RFC 2308. CoreDNS has one option for both.</summary>
    public int NegativeTtlSeconds { get; init; } = 30;

    /// <summary>
    /// Longest time for which answers, negative ones too, are given again without looking (CoreDNS's cache plugin);
    /// 0 caches nothing.
    /// </summary>
    public int CacheSeconds { get; init; }

    /// <summary>How long a change of the cluster takes to reach the server: its own watch, and the propagation before it.</summary>
    public TimeSpan Lag { get; init; } = TimeSpan.FromMilliseconds(50);
}
