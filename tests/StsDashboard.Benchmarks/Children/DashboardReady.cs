using StsDashboard.Benchmarks.Processes;

namespace StsDashboard.Benchmarks.Children;

/// <summary>The dashboard shows the whole cluster.</summary>
internal sealed record DashboardReady(string Url, double Seconds, ProcessUsage Usage);
