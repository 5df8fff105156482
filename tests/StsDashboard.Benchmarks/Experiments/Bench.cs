using StsDashboard.Benchmarks.Processes;
using StsDashboard.Benchmarks.Reporting;

namespace StsDashboard.Benchmarks.Experiments;

/// <summary>What an experiment has at hand.</summary>
internal sealed record Bench(BenchmarkOptions Options, ClusterProcess Cluster, Report Report)
{
    public ChildProcess StartDashboard() =>
        ChildProcess.Start("dashboard", Cluster.Ready.Dns is { } dns ? [Cluster.Ready.Kubeconfig, dns] : [Cluster.Ready.Kubeconfig]);

    /// <summary>Waits until every name resolves; null where names are not asked for.</summary>
    public async Task<double?> NamesAsync(ChildProcess dashboard) =>
        Cluster.Ready.Dns is null ? null : await dashboard.AskAsync<double>("names");
}
