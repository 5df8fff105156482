using StsDashboard.Benchmarks.Children;
using StsDashboard.Benchmarks.Processes;

namespace StsDashboard.Benchmarks.Experiments;

/// <summary>From nothing to the first complete frame, against reading the same lists without doing anything with them, and with typed models.</summary>
internal static class FirstSync
{
    public static async Task RunAsync(Bench bench)
    {
        var results = new Dictionary<string, ReaderResult>();
        foreach (var how in (string[])["floor", "typed", "ours"])
        {
            await using var child = ChildProcess.Start(how, bench.Cluster.Ready.Kubeconfig);
            var result = results[how] = await child.ReadAsync<ReaderResult>();
            var report = bench.Report;
            report.Add($"{how}: first reading", result.Rounds[0].Seconds, "s");
            report.Add($"{how}: CPU of it", result.Rounds[0].CpuSeconds, "s");
            report.Add($"{how}: later reading", Best(result, round => round.Seconds), "s");
            report.Add($"{how}: CPU of it", Best(result, round => round.CpuSeconds), "s");
            report.Add($"{how}: allocated by it", result.Rounds[^1].Allocated / 1e6, "MB");
            report.Add($"{how}: heap retained", result.Retained / 1e6, "MB");
            report.Add($"{how}: heap retained per object", (double)result.Retained / bench.Cluster.Ready.Objects, "bytes");
            report.Add($"{how}: working set", result.Usage.WorkingSet / 1e6, "MB");
            report.Add($"{how}: peak working set", result.Usage.PeakWorkingSet / 1e6, "MB");
        }
        foreach (var (other, goal) in (IEnumerable<(string, double)>)[("floor", 2.0), ("typed", 0.35)])
        {
            if (results.TryGetValue(other, out var than) && results.TryGetValue("ours", out var ours))
            {
                bench.Report.Add($"first sync, ours / {other}", ours.Rounds[0].Seconds / than.Rounds[0].Seconds, "times", atMost: goal);
                bench.Report.Add($"later sync, ours / {other}", Best(ours, round => round.Seconds) / Best(than, round => round.Seconds), "times", atMost: goal);
                bench.Report.Add($"CPU of a later sync, ours / {other}", Best(ours, round => round.CpuSeconds) / Best(than, round => round.CpuSeconds), "times");
            }
        }
    }

    /// <summary>Of the readings after the first; the machine may have been busy during one of them.</summary>
    private static double Best(ReaderResult result, Func<Round, double> value) => result.Rounds.Skip(1).Min(value);
}
