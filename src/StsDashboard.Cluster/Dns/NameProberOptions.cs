namespace StsDashboard.Cluster.Dns;

/// <summary>Which servers are asked, how often and how hard.</summary>
public sealed record NameProberOptions
{
    /// <summary>Empty: nothing is asked.</summary>
    public IReadOnlyList<NameServer> Servers { get; init; } = [];

    /// <summary>
    /// Waited after a name becomes expected, or its addresses change, before it is asked. The API tells us as soon as it
    /// tells the DNS server, so a question asked at once can overtake the server's own watch; what it then answers, a
    /// cache on the way keeps for everybody.
    /// </summary>
    public TimeSpan SettleDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>A name whose addresses never stop changing is asked after so long nevertheless.</summary>
    public TimeSpan LongestSettling { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Questions under way at once, shared evenly among the servers so that a silent one does not hold up the others.</summary>
    public int Concurrency { get; init; } = 32;

    /// <summary>Never is a server that answers asked the same sooner than this, whatever the TTL.</summary>
    public TimeSpan ShortestInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How soon an answer that is not the expected one is asked for again; doubled each time, up to its TTL.</summary>
    public TimeSpan RecheckInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Names that are right are asked again at multiples of this, many of them at once; of a tenth of their TTL if that is less.</summary>
    public TimeSpan Company { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Stands in for a TTL when the answer has none.</summary>
    public TimeSpan DefaultTtl { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time until an unreachable server is tried again, with one question.</summary>
    public TimeSpan LongestServerBackOff { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// An answer that says the same as the one before is passed on only when that one is as old as this: names are asked
    /// every few seconds, and each fact passed on makes rows and screens look again.
    /// </summary>
    public TimeSpan RefreshAge { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Answers are gathered so long and then stored together.</summary>
    public TimeSpan BatchInterval { get; init; } = TimeSpan.FromMilliseconds(100);
}
