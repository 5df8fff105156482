using StsDashboard.Benchmarks.Children;
using StsDashboard.Benchmarks.Processes;
using StsDashboard.Benchmarks.Reporting;

namespace StsDashboard.Benchmarks.Experiments;

/// <summary>The whole dashboard at rest, under events, and with viewers.</summary>
internal static class Dashboard
{
    private const int Viewers = 20;

    /// <summary>How long events come at the rate to be measured before they are: until the code that handles them is compiled.</summary>
    private const double WarmUpSeconds = 20;

    public static async Task RunAsync(Bench bench)
    {
        var report = bench.Report;
        await using var child = bench.StartDashboard();
        var ready = await child.ReadAsync<DashboardReady>();
        report.Add("dashboard: start to the first complete frame", ready.Seconds, "s");
        if (await bench.NamesAsync(child) is { } seconds)
        {
            report.Add("dashboard: until every name resolves", seconds, "s");
        }
        await AtRestAsync(child, report, bench.Cluster.Ready.Objects);
        await InspectionAsync(child, report);
        await QuietAsync(child, bench);
        await BusyAsync(child, bench, "CPU at {0:0} events/s, no viewers", atMost: 15);
        await LatencyAsync(child, bench, ready.Url, eventsPerSecond: 50);
        await LatencyAsync(child, bench, ready.Url, eventsPerSecond: 1000);
        await ViewersAsync(child, bench, ready.Url);
    }

    private static async Task AtRestAsync(ChildProcess child, Report report, int objects)
    {
        var before = await child.AskAsync<ProcessUsage>("usage");
        report.Add("dashboard: working set as it is", before.WorkingSet / 1e6, "MB", atMost: 350);
        var usage = await child.AskAsync<ProcessUsage>("collect");
        report.Add("dashboard: heap after a full collection", usage.Heap / 1e6, "MB");
        report.Add("dashboard: heap per object", (double)usage.Heap / objects, "bytes", atMost: 1500);
        report.Add("dashboard: working set after it", usage.WorkingSet / 1e6, "MB", atMost: 350);
        report.Add("dashboard: peak working set", usage.PeakWorkingSet / 1e6, "MB");
        report.Add("dashboard: peak / as it is", (double)usage.PeakWorkingSet / before.WorkingSet, "times", atMost: 1.3);
    }

    private static async Task InspectionAsync(ChildProcess child, Report report)
    {
        var cost = await child.AskAsync<InspectionCost>("inspect");
        report.Add("inspection of a set", cost.OneSet * 1e6, "µs", atMost: 100);
        report.Add("inspection of all sets", cost.AllSets * 1e3, "ms", atMost: 200);
        report.Add("allocated to inspect a set", cost.AllocatedPerSet / 1e3, "KB");
    }

    private static async Task QuietAsync(ChildProcess child, Bench bench)
    {
        if (bench.Cluster.Ready.Dns is not null)
        {
            // The goal is for 10,000 names; there is one for each pod and one for each Service.
            var names = bench.Options.Size.Sets * (bench.Options.Size.Replicas + 1);
            bench.Report.Add($"CPU in a quiet cluster, {names:N0} names being checked", await PercentAsync(child), "% of a core", atMost: 5.0 * names / 10_000);
        }
        await using var silent = ChildProcess.Start("dashboard", bench.Cluster.Ready.Kubeconfig);
        await silent.ReadAsync<DashboardReady>();
        await Task.Delay(TimeSpan.FromSeconds(5));
        bench.Report.Add("CPU in a quiet cluster, DNS off", await PercentAsync(silent), "% of a core", atMost: 1);

        static async Task<double> PercentAsync(ChildProcess child)
        {
            // A whole round: each name is asked for every 30 s, many of them at the same time.
            const int Seconds = 30;
            var before = child.CpuTime;
            await Task.Delay(TimeSpan.FromSeconds(Seconds));
            return (child.CpuTime - before).TotalSeconds / Seconds * 100;
        }
    }

    private static async Task BusyAsync(ChildProcess child, Bench bench, string what, double? atMost = null)
    {
        // Half of the changes are ours, half the controller's.
        await bench.Cluster.WriteAsync(100, WarmUpSeconds);
        var inspected = await child.AskAsync<long>("inspections");
        var before = child.CpuTime;
        var writes = await bench.Cluster.WriteAsync(100, 10);
        var cpu = child.CpuTime - before;
        inspected = await child.AskAsync<long>("inspections") - inspected;
        bench.Report.Add(string.Format(what, writes.Events / writes.Seconds), cpu.TotalSeconds / writes.Seconds * 100, "% of a core", atMost);
        bench.Report.Add("  CPU of an event", cpu.TotalSeconds / writes.Events * 1e6, "µs");
        bench.Report.Add("  inspections of an event", (double)inspected / writes.Events, "sets", atMost: 1);
    }

    private static async Task LatencyAsync(ChildProcess child, Bench bench, string url, double eventsPerSecond)
    {
        await using var watch = await BareWatch.StartAsync(bench.Cluster.Ready.Kubeconfig);
        await using var reader = await HubReader.StartAsync(url);
        // Once round all sets at least, so that the reader knows each.
        await bench.Cluster.WriteAsync(Math.Max(eventsPerSecond / 2, bench.Options.Size.Sets / WarmUpSeconds), WarmUpSeconds);
        var cpuBefore = child.CpuTime;
        var writes = await bench.Cluster.WriteAsync(eventsPerSecond / 2, 10);
        var cpu = child.CpuTime - cpuBefore;
        await Task.Delay(TimeSpan.FromSeconds(10));
        var seenAt = reader.SeenAt(writes.First..(writes.First + writes.StartedAt.Count - 1));
        var (whole, cluster, own) = (new Delays(), new Delays(), new Delays());
        for (var index = 0; index < seenAt.Count; index++)
        {
            if (seenAt[index] is { } seen && watch.ToldAt(writes.First + index) is { } told)
            {
                whole.Add(writes.StartedAt[index], seen);
                cluster.Add(writes.StartedAt[index], told);
                own.Add(told, seen);
            }
        }
        var what = $"{writes.Events / writes.Seconds:0} events/s";
        bench.Report.Add($"API event to hub client at {what}, p50", own.Quantile(0.5), "ms", atMost: 15);
        bench.Report.Add($"API event to hub client at {what}, p99", own.Quantile(0.99), "ms", atMost: 150);
        bench.Report.Add("  from the write in the cluster, p50", whole.Quantile(0.5), "ms");
        bench.Report.Add("  of which until the API tells of it, p50", cluster.Quantile(0.5), "ms");
        bench.Report.Add("  lost", seenAt.Count(seen => seen is null), "", atMost: 0);
        bench.Report.Add("  out of order, or not where the last left off", reader.OutOfOrder + reader.Gaps, "", atMost: 0);
        bench.Report.Add("  CPU", cpu.TotalSeconds / writes.Seconds * 100, "% of a core");
    }

    private static async Task ViewersAsync(ChildProcess child, Bench bench, string url)
    {
        var before = await child.AskAsync<ProcessUsage>("collect");
        var readers = new List<HubReader>();
        for (var number = 0; number < Viewers; number++)
        {
            readers.Add(await HubReader.StartAsync(url));
        }
        await BusyAsync(child, bench, $"CPU at {{0:0}} events/s, {Viewers} hub clients");
        // What is still under way to a client is no cost of having it.
        await Task.Delay(TimeSpan.FromSeconds(5));
        var after = await child.AskAsync<ProcessUsage>("collect");
        bench.Report.Add("heap per hub client", (after.Heap - before.Heap) / 1e3 / Viewers, "KB");
        foreach (var reader in readers)
        {
            await reader.DisposeAsync();
        }
    }
}
