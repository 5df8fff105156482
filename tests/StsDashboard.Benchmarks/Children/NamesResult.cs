namespace StsDashboard.Benchmarks.Children;

/// <summary>Names that were asked for, as fast as they could be.</summary>
internal sealed record NamesResult(int Questions, int Failed, double Seconds, double CpuSeconds);
