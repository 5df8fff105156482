using StsDashboard.Benchmarks.Children;
using StsDashboard.Benchmarks.Processes;

namespace StsDashboard.Benchmarks.Experiments;

/// <summary>What a hundred pages and two hundred programs that look on cost, and how soon they hear of a change meanwhile.</summary>
internal static class ManyViewers
{
    private const int Pages = 100;
    private const int Streams = 200;

    /// <summary>Each is followed by the controller's own, so that there are 200 events a second.</summary>
    private const double WritesPerSecond = 100;

    public static async Task RunAsync(Bench bench)
    {
        await using var dashboard = bench.StartDashboard();
        var ready = await dashboard.ReadAsync<DashboardReady>();
        await bench.NamesAsync(dashboard);
        // First every partition goes beyond its set; held by it, rows name the partition, so that each write changes the text of a row.
        await bench.Cluster.WriteAsync(2 * bench.Options.Size.Sets, 1);
        await bench.Cluster.ReviseAsync(bench.Options.Size.Sets / 2, 2);
        await using var viewers = ChildProcess.Start("viewers", ready.Url);
        await MemoryAsync(bench, dashboard, viewers);
        await LoadAsync(bench, dashboard, viewers, $"{Pages} pages");
        await viewers.AskAsync<ViewersReport>($"streams {Streams - 1}");
        await using var reader = await HubReader.StartAsync(ready.Url);
        await LoadAsync(bench, dashboard, viewers, $"{Pages} pages and {Streams} hub clients", atMost: 120, reader);
    }

    private static async Task MemoryAsync(Bench bench, ChildProcess dashboard, ChildProcess viewers)
    {
        // The first pages pay for what all share.
        await viewers.AskAsync<ViewersReport>("pages 5 /");
        var none = await dashboard.AskAsync<ProcessUsage>("collect");
        var cpu = dashboard.CpuTime;
        var opened = await viewers.AskAsync<ViewersReport>($"pages {Pages} /");
        cpu = dashboard.CpuTime - cpu;
        var all = await dashboard.AskAsync<ProcessUsage>("collect");
        Expect(opened);
        bench.Report.Add("heap per page", (all.Heap - none.Heap) / 1e3 / Pages, "KB", atMost: 800);
        bench.Report.Add("working set per page", (all.WorkingSet - none.WorkingSet) / 1e3 / Pages, "KB");
        bench.Report.Add("CPU to open a page", cpu.TotalMilliseconds / Pages, "ms");
        bench.Report.Add("sent to open a page", (double)opened.BatchBytes / (Pages + 5) / 1e3, "KB");
    }

    private static async Task LoadAsync(Bench bench, ChildProcess dashboard, ChildProcess viewers, string who, double? atMost = null, HubReader? reader = null)
    {
        await using var watch = await BareWatch.StartAsync(bench.Cluster.Ready.Kubeconfig);
        // So long that readers know each set and everything is compiled as it will be: that was a third of the CPU after 8 seconds.
        await bench.Cluster.WriteAsync(WritesPerSecond, 20);
        var before = await viewers.AskAsync<ViewersReport>("report");
        var (cpu, viewersCpu) = (dashboard.CpuTime, viewers.CpuTime);
        var writes = await bench.Cluster.WriteAsync(WritesPerSecond, 10);
        (cpu, viewersCpu) = (dashboard.CpuTime - cpu, viewers.CpuTime - viewersCpu);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var after = await viewers.AskAsync<ViewersReport>("report");
        Expect(after);
        var report = bench.Report;
        report.Add($"CPU at {writes.Events / writes.Seconds:0} events/s, {who}", cpu.TotalSeconds / writes.Seconds * 100, "% of a core", atMost);
        report.Add("  CPU of the viewers themselves", viewersCpu.TotalSeconds / writes.Seconds * 100, "% of a core");
        report.Add("  batches a page and second", (after.Batches - before.Batches) / writes.Seconds / (Pages + 5), "");
        report.Add("  sent to a page", (after.BatchBytes - before.BatchBytes) / writes.Seconds / (Pages + 5) / 1e3, "KB/s");
        report.Add("  sent to a hub client", (after.StreamBytes - before.StreamBytes) / writes.Seconds / Streams / 1e3, "KB/s");
        var (toPage, toHub, lost) = (new Delays(), new Delays(), 0);
        var seenAt = reader?.SeenAt(writes.First..(writes.First + writes.StartedAt.Count - 1));
        for (var index = 0; index < writes.StartedAt.Count; index++)
        {
            if (watch.ToldAt(writes.First + index) is not { } told)
            {
                continue;
            }
            if (after.SeenAt.TryGetValue(writes.First + index, out var shown))
            {
                toPage.Add(told, shown);
            }
            if (seenAt?[index] is { } seen)
            {
                toHub.Add(told, seen);
            }
            else
            {
                lost++;
            }
        }
        report.Add("  changes that pages were sent", toPage.Count, "", atLeast: 1);
        report.Add("  API event to page, p50", toPage.Quantile(0.5), "ms");
        report.Add("  API event to page, p99", toPage.Quantile(0.99), "ms");
        if (reader is not null)
        {
            report.Add("  API event to hub client, p50", toHub.Quantile(0.5), "ms", atMost: 15);
            report.Add("  API event to hub client, p99", toHub.Quantile(0.99), "ms", atMost: 150);
            report.Add("  lost, out of order, or not where the last left off", lost + reader.OutOfOrder + reader.Gaps, "", atMost: 0);
        }
    }

    private static void Expect(ViewersReport viewers)
    {
        if (viewers.Failures is [var failure, ..])
        {
            throw new InvalidOperationException($"{viewers.Failures.Count} pages failed, the first with: {failure}");
        }
    }
}
