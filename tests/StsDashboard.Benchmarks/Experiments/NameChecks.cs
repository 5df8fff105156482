using StsDashboard.Benchmarks.Children;
using StsDashboard.Benchmarks.Processes;

namespace StsDashboard.Benchmarks.Experiments;

/// <summary>How many names a second can be asked for. The simulated DNS server uses the same cores.</summary>
internal static class NameChecks
{
    public static async Task RunAsync(Bench bench)
    {
        if (bench.Cluster.Ready.Dns is not { } dns)
        {
            Console.WriteLine("  not measured: this cluster's DNS servers are not known");
            return;
        }
        await using var child = ChildProcess.Start("names", dns, $"{bench.Options.Size.Sets}", $"{bench.Options.Size.Replicas}");
        var result = await child.ReadAsync<NamesResult>();
        bench.Report.Add("name checks", result.Questions / result.Seconds, "/s", atLeast: 5000);
        bench.Report.Add("name checks without an answer", result.Failed, "", atMost: 0);
        bench.Report.Add("CPU of a name check", result.CpuSeconds / result.Questions * 1e6, "µs");
    }
}
