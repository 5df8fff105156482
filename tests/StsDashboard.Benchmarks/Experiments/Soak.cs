using StsDashboard.Benchmarks.Children;
using StsDashboard.Benchmarks.Processes;

namespace StsDashboard.Benchmarks.Experiments;

/// <summary>A long time at 200 events/s in which viewers come and go: what is more afterwards than before.</summary>
internal static class Soak
{
    private const int Pages = 10;
    private const int Streams = 10;

    /// <summary>Each is followed by the controller's own, so that there are 200 events a second.</summary>
    private const double WritesPerSecond = 100;

    private static readonly TimeSpan Visit = TimeSpan.FromSeconds(20);

    /// <summary>Blazor keeps a page that went away without a word for three minutes (<c>DisconnectedCircuitRetentionPeriod</c>), in case it comes back.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(3.5);

    public static async Task RunAsync(Bench bench)
    {
        var minutes = bench.Options.SoakMinutes;
        if (minutes <= 0)
        {
            Console.WriteLine("  not measured: --soak says for how many minutes");
            return;
        }
        await using var dashboard = bench.StartDashboard();
        var url = (await dashboard.ReadAsync<DashboardReady>()).Url;
        await bench.NamesAsync(dashboard);
        // The first visitors pay for what stays.
        await VisitAsync(url, bench.Cluster.WriteAsync(WritesPerSecond, 2 * Visit.TotalSeconds));
        await Task.Delay(Forgotten);
        var before = await dashboard.AskAsync<ProcessUsage>("collect");
        var visitors = await VisitAsync(url, bench.Cluster.WriteAsync(WritesPerSecond, minutes * 60));
        await Task.Delay(Forgotten);
        var after = await dashboard.AskAsync<ProcessUsage>("collect");
        bench.Report.Add($"visitors in {minutes} minutes at 200 events/s", visitors, "");
        bench.Report.Add("  heap gained", (after.Heap - before.Heap) / 1e6, "MB");
        bench.Report.Add("  working set gained", (after.WorkingSet - before.WorkingSet) / 1e6, "MB");
        bench.Report.Add("  handles gained", after.Handles - before.Handles, "");
        bench.Report.Add("  timers gained", after.Timers - before.Timers, "");
    }

    private static async Task<int> VisitAsync(string url, Task writing)
    {
        var visitors = 0;
        while (!writing.IsCompleted)
        {
            await using var viewers = ChildProcess.Start("viewers", url);
            await viewers.AskAsync<ViewersReport>($"visits {Pages} /");
            await viewers.AskAsync<ViewersReport>($"streams {Streams}");
            visitors += Pages + Streams;
            await Task.WhenAny(writing, Task.Delay(Visit));
        }
        await writing;
        return visitors;
    }
}
