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
}
