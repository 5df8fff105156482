using StsDashboard.Benchmarks.Experiments;
using StsDashboard.Benchmarks.Processes;
using StsDashboard.Benchmarks.Reporting;

namespace StsDashboard.Benchmarks;

/// <summary>Starts the simulated cluster, or takes a real one, runs one experiment after the other against it, and reports.</summary>
internal sealed class BenchmarkRun(BenchmarkOptions options)
{
    private static readonly (string Name, Func<Bench, Task> RunAsync)[] Experiments =
    [
        ("first-sync", FirstSync.RunAsync),
        ("start", Start.RunAsync),
        ("names", NameChecks.RunAsync),
        ("dashboard", Dashboard.RunAsync),
        ("viewers", ManyViewers.RunAsync),
        ("pixels", Pixels.RunAsync),
        ("soak", Soak.RunAsync),
    ];

    public async Task RunAsync()
    {
        var report = new Report(options.Size);
        Console.WriteLine(report.Heading);
        await using (var cluster = await ClusterProcess.StartAsync(options))
        {
            report.Objects = cluster.Ready.Objects;
            Console.WriteLine($"{cluster.Ready.Objects:N0} objects, a pod of {cluster.Ready.PodBytes:N0} bytes");
            var bench = new Bench(options, cluster, report);
            foreach (var (name, runAsync) in Experiments)
            {
                if (options.Only.Count == 0 || options.Only.Contains(name))
                {
                    Console.WriteLine($"-- {name} (load average {Report.LoadAverage()})");
                    await runAsync(bench);
                }
            }
        }
        if (options.Out is { } path)
        {
            report.Write(path);
        }
    }
}
