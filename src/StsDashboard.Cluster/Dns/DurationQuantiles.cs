namespace StsDashboard.Cluster.Dns;

/// <summary>How long something took, of <paramref name="Count"/> times; the quantiles are null when it never happened.</summary>
public sealed record DurationQuantiles(long Count, TimeSpan? P50, TimeSpan? P95, TimeSpan? P99);
