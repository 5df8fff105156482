namespace StsDashboard.Web.Api.Contracts;

/// <summary>How one server has been doing.</summary>
/// <param name="Latency">Of the questions that it answered in the last ten minutes.</param>
/// <param name="Results">How often each result came since the start, by rcode, <c>NODATA</c> or <c>NO ANSWER</c>.</param>
public sealed record DnsServerView(string Server, DurationView Latency, IReadOnlyDictionary<string, long> Results)
{
    /// <summary>The same latencies in buckets, shortest first; from the first that holds something to the last.</summary>
    public IReadOnlyList<BucketView> LatencyBuckets { get; init; } = [];
}
