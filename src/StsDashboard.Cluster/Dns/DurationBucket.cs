namespace StsDashboard.Cluster.Dns;

/// <summary>How often something took at most <paramref name="UpTo"/>, and more than the bucket before.</summary>
public sealed record DurationBucket(TimeSpan UpTo, long Count);
