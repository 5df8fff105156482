using StsDashboard.Benchmarks.Experiments;
using StsDashboard.Benchmarks.Processes;
using StsDashboard.Benchmarks.Reporting;

namespace StsDashboard.Benchmarks;

/// <summary>Starts the simulated cluster, runs one experiment after the other against it, and reports.</summary>
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
    ];

    public async Task RunAsync()
    {
        var report = new Report(options.Size);
        Console.WriteLine(report.Heading);
        await using (var simulator = await SimulatorProcess.StartAsync(options.Size))
        {
            report.Objects = simulator.Ready.Objects;
            Console.WriteLine($"{simulator.Ready.Objects:N0} objects, a pod of {simulator.Ready.PodBytes:N0} bytes");
            var bench = new Bench(options, simulator, report);
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
