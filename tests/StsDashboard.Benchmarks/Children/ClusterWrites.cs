namespace StsDashboard.Benchmarks.Children;

/// <summary>What was written to the cluster.</summary>
/// <param name="First">The number that the first write left in its set's partition; each next one left the next.</param>
/// <param name="StartedAt">When each write began, on the machine's monotonic clock, which all its processes share.</param>
/// <param name="Events">All changes in that time: each write is followed by the controller's own of the set's status.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record ClusterWrites(int First, IReadOnlyList<long> StartedAt, long Events, double Seconds);
