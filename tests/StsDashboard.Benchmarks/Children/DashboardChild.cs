using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StsDashboard.Benchmarks.Processes;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Dns;
using StsDashboard.Cluster.Store;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Hosting;
using StsDashboard.Web.Options;

namespace StsDashboard.Benchmarks.Children;

/// <summary>The whole dashboard, as the program puts it together, and an ear for questions about how it is doing.</summary>
internal static class DashboardChild
{
    /// <param name="kubeconfig">The cluster to watch.</param>
    /// <param name="dns">The DNS server to ask; null asks none.</param>
    public static async Task RunAsync(string kubeconfig, string? dns)
    {
        var start = Stopwatch.GetTimestamp();
        using var connection = ClusterConnection.Resolve(new ConnectionOptions(kubeconfig));
        await using var app = DashboardHost.Build(new DashboardOptions { Urls = ["http://127.0.0.1:0"] }, new ClusterInput
        {
            ClusterName = "benchmark",
            Simulated = true,
            AsksNames = dns is not null,
            AddWriters = services => services.AddClusterWriters(connection, [], dns is null ? [] : [NameServer.Parse(dns)]),
        });
        await app.StartAsync();
        await app.Services.GetRequiredService<FrameFeed>().CompleteAsync();
        ChildRoles.Answer(new DashboardReady(app.Urls.Single(), Stopwatch.GetElapsedTime(start).TotalSeconds, ProcessUsage.Now()));
        await foreach (var command in ChildRoles.CommandsAsync())
        {
            switch (command[0])
            {
                case "names":
                    ChildRoles.Answer(await AllNamesAsync(app));
                    break;
                case "inspect":
                    ChildRoles.Answer(Inspect(app.Services.GetRequiredService<ClusterStore>()));
                    break;
                case "inspections":
                    ChildRoles.Answer(app.Services.GetRequiredService<FrameBuilder>().Inspections);
                    break;
                case "collect":
                    ChildRoles.Answer(ProcessUsage.AfterFullCollection());
                    break;
                default:
                    ChildRoles.Answer(ProcessUsage.Now());
                    break;
            }
        }
        await app.StopAsync();
    }

    /// <returns>Seconds until every name that should resolve does.</returns>
    private static async Task<double> AllNamesAsync(WebApplication app)
    {
        var start = Stopwatch.GetTimestamp();
        await foreach (var frame in app.Services.GetRequiredService<FrameFeed>().Follow())
        {
            if (frame.Sets.Values.All(set => set.Counts.NamesResolving == set.Counts.NamesExpected))
            {
                break;
            }
        }
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static InspectionCost Inspect(ClusterStore store)
    {
        const int Rounds = 40;
        var snapshot = store.Snapshot;
        var now = DateTimeOffset.UtcNow;
        var best = double.MaxValue;
        long allocated = 0;
        for (var round = 0; round < Rounds; round++)
        {
            allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            foreach (var set in snapshot.Sets)
            {
                SetInspector.Inspect(snapshot, set, now);
            }
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        }
        return new(best / snapshot.Sets.Count, best, allocated / snapshot.Sets.Count);
    }
}
