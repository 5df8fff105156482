namespace StsDashboard.Benchmarks.Children;

/// <summary>One reading of the whole cluster.</summary>
internal sealed record Round(double Seconds, double CpuSeconds, long Allocated);
