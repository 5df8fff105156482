namespace StsDashboard.Web.Api.Contracts;

/// <summary>How DNS has been doing.</summary>
/// <param name="Servers">In the order in which they were configured; empty when none is asked.</param>
/// <param name="Convergence">From when a name should resolve, by the API, until every server gave the right answer; over the last day.</param>
public sealed record DnsView(IReadOnlyList<DnsServerView> Servers, DurationView Convergence)
{
    /// <summary>The same convergences in buckets, shortest first; from the first that holds something to the last.</summary>
    public IReadOnlyList<BucketView> ConvergenceBuckets { get; init; } = [];

    /// <summary>The last names that came to resolve, newest first, at most 50.</summary>
    public IReadOnlyList<ConvergedNameView> RecentlyConverged { get; init; } = [];

    /// <summary>Names that do not give now what they should, by set and ordinal.</summary>
    public IReadOnlyList<MismatchView> Mismatches { get; init; } = [];

    /// <summary>
    /// The reader may not see every namespace. Of the servers there is no more than their state then: latency, results and times are
    /// those of all names. What is said of convergence is that of the reader's own sets.
    /// </summary>
    public bool Narrowed { get; init; }

    /// <summary>Nobody is asked.</summary>
    public static DnsView Silent { get; } = new([], new DurationView(0, null, null, null));
}
