using StsDashboard.Domain.Facts;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>How one server has been doing.</summary>
/// <param name="Latency">Of the questions that it answered in the last ten minutes.</param>
/// <param name="Results">How often each result came since the start, by rcode, <c>NODATA</c> or <c>NO ANSWER</c>.</param>
public sealed record DnsServerView(string Server, DurationView Latency, IReadOnlyDictionary<string, long> Results)
{
    /// <summary>Null before it has been asked anything.</summary>
    public SourceState? State { get; init; }

    /// <summary>Since when the state is what it is.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>What went wrong last; null when nothing has.</summary>
    public string? LastError { get; init; }

    /// <summary>The same latencies in buckets, shortest first; from the first that holds something to the last.</summary>
    public IReadOnlyList<BucketView> LatencyBuckets { get; init; } = [];

    /// <summary>Asked of it, over the last ten minutes.</summary>
    public double QuestionsPerMinute { get; init; }

    /// <summary>How often each kind of failure came in the last ten minutes: <c>timeout</c>, an rcode, or the error in words.</summary>
    public IReadOnlyDictionary<string, long> Failures { get; init; } = new Dictionary<string, long>();

    /// <summary>From when a pod's name should resolve, by the API, until this server gave the right answer; over the last day.</summary>
    public DurationView Convergence { get; init; } = new(0, null, null, null);

    /// <summary>The last of those times, newest first, at most 120.</summary>
    public IReadOnlyList<double> RecentConvergenceSeconds { get; init; } = [];

    /// <summary>How long it may give an answer out of a cache; 0 when it was seen not to, null while no TTL shows either.</summary>
    public double? CachesUpToSeconds { get; init; }

    /// <summary>The longest that a "no such name" of it was to be remembered; null when it gave none.</summary>
    public double? LongestNegativeTtlSeconds { get; init; }
}
