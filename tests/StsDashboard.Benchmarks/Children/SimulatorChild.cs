using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using StsDashboard.Simulator;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Benchmarks.Children;

/// <summary>The simulated cluster, and the hand that changes it.</summary>
internal static class SimulatorChild
{
    private static readonly ResourceType[] Watched =
    [
        ResourceTypes.StatefulSets, ResourceTypes.Pods, ResourceTypes.PersistentVolumeClaims, ResourceTypes.PersistentVolumes, ResourceTypes.Services,
        ResourceTypes.EndpointSlices, ResourceTypes.ControllerRevisions, ResourceTypes.PodDisruptionBudgets, ResourceTypes.StorageClasses, ResourceTypes.Nodes,
    ];

    public static async Task RunAsync(string scenario)
    {
        await using var cluster = await SimulatedCluster.StartAsync(
            new SimulatorOptions { Scenario = scenario, Lively = false }, TimeProvider.System, NullLoggerFactory.Instance);
        var pods = cluster.Objects.Snapshot(ResourceTypes.Pods).Objects;
        ChildRoles.Answer(new ClusterReady(
            cluster.KubeconfigPath,
            cluster.DnsAddress.ToString(),
            Watched.Sum(kind => cluster.Objects.Snapshot(kind).Objects.Count),
            pods[0].Utf8.Length,
            NextNumber: 1));
        var sets = cluster.Objects.Snapshot(ResourceTypes.StatefulSets).Objects.Select(set => (set.Namespace, set.Name)).ToList();
        await foreach (var command in ChildRoles.CommandsAsync())
        {
            ChildRoles.Answer(await WriteAsync(
                cluster.Objects,
                sets,
                double.Parse(command[1], CultureInfo.InvariantCulture),
                double.Parse(command[2], CultureInfo.InvariantCulture),
                int.Parse(command[3], CultureInfo.InvariantCulture),
                revision: command[0] == "revise" ? command[3] : null));
        }
    }

    /// <summary>
    /// Gives one set after the other a partition of which each is one more than the last: the change numbers itself. With a
    /// revision the sets' templates change too, and from then on each set says that its partition holds it, and which that is.
    /// </summary>
    private static async Task<ClusterWrites> WriteAsync(
        ObjectStore objects, List<(string? Namespace, string Name)> sets, double writesPerSecond, double seconds, int first, string? revision)
    {
        var count = (int)(writesPerSecond * seconds);
        var startedAt = new List<long>(count);
        var versionBefore = objects.Version;
        var start = Stopwatch.GetTimestamp();
        for (var index = 0; index < count; index++)
        {
            var due = TimeSpan.FromSeconds(index / writesPerSecond) - Stopwatch.GetElapsedTime(start);
            if (due > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(due);
            }
            var (ns, name) = sets[index % sets.Count];
            var number = first + index;
            startedAt.Add(Stopwatch.GetTimestamp());
            objects.Update(ResourceTypes.StatefulSets, ns, name, set =>
            {
                set["spec"]!["updateStrategy"] = new JsonObject
                {
                    ["type"] = "RollingUpdate",
                    ["rollingUpdate"] = new JsonObject { ["partition"] = number },
                };
                if (revision is not null)
                {
                    var template = set["spec"]!["template"]!["metadata"]!;
                    template["annotations"] = new JsonObject { ["revision"] = revision };
                }
                return set;
            });
        }
        var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new(first, startedAt, objects.Version - versionBefore, elapsed);
    }
}
