namespace StsDashboard.Cluster.Dns;

/// <summary>How one server has been doing.</summary>
/// <param name="Latency">Of the questions that it answered in the last ten minutes.</param>
/// <param name="Results">
/// How often each result came since the start: an rcode, <c>NODATA</c> for an empty NOERROR, <c>NO ANSWER</c>.
/// </param>
public sealed record DnsServerReport(string Server, DurationQuantiles Latency, IReadOnlyDictionary<string, long> Results)
{
    /// <summary>What <see cref="Latency"/> is made of; empty when nothing is.</summary>
    public IReadOnlyList<DurationBucket> LatencyBuckets { get; init; } = [];

    /// <summary>Over the last ten minutes.</summary>
    public double QuestionsPerMinute { get; init; }

    /// <summary>How often each kind of failure came in the last ten minutes: <c>timeout</c>, an rcode, or the error in words.</summary>
    public IReadOnlyDictionary<string, long> Failures { get; init; } = new Dictionary<string, long>();

    /// <summary>From when a pod's name should be so, by the API, until this server said so; over the last day.</summary>
    public DurationQuantiles Convergence { get; init; } = new(0, null, null, null);

    /// <summary>The last of the times that <see cref="Convergence"/> is made of, newest first; a bounded number.</summary>
    public IReadOnlyList<TimeSpan> RecentConvergences { get; init; } = [];

    /// <summary>How long it may give an answer out of a cache; zero when it was seen not to, null while nothing shows either.</summary>
    public TimeSpan? CachesUpTo { get; init; }

    /// <summary>The longest that a "no such name" of it was to be remembered; null when it gave none.</summary>
    public TimeSpan? LongestNegativeTtl { get; init; }
}
