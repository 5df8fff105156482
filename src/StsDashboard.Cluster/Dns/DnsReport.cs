namespace StsDashboard.Cluster.Dns;

/// <summary>How DNS has been doing.</summary>
/// <param name="Servers">In the order in which they were configured.</param>
/// <param name="Convergence">From when a name should be so, by the API, until every server said so; over the last day.</param>
public sealed record DnsReport(IReadOnlyList<DnsServerReport> Servers, DurationQuantiles Convergence)
{
    /// <summary>What <see cref="Convergence"/> is made of; empty when nothing is.</summary>
    public IReadOnlyList<DurationBucket> ConvergenceBuckets { get; init; } = [];

    /// <summary>The last names that converged, newest first; a bounded number, however long ago.</summary>
    public IReadOnlyList<ConvergedName> RecentlyConverged { get; init; } = [];
}
