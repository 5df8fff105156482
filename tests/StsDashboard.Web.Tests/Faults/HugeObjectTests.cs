using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Simulator;
using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Scenarios;
using StsDashboard.Testing;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Tests.Faults;

/// <summary>Objects as large as etcd takes them and values that nobody has heard of, through a proxy, from the API server to REST.</summary>
public sealed class HugeObjectTests
{
    private const int Slices = 50;
    private const int EndpointsPerSlice = 100;

    private static readonly string Megabyte = new('x', 1 << 20);
    private static readonly ObjectKey Kafka = new("messaging", "kafka");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(ConnectionFault.None)]
    [InlineData(ConnectionFault.Trickle)]
    public async Task Objects_OfAMegabyteThousandsOfEndpointsAndUnknownValues_AreShownAsTheyAre(ConnectionFault way)
    {
        await using var cluster = await SimulatedCluster.StartAsync(
            new SimulatorOptions { Lively = false }, TimeProvider.System, NullLoggerFactory.Instance, TestContext.Current.CancellationToken);
        var edits = new ClusterEdits(cluster.Objects, TimeProvider.System);
        edits.Annotate(ResourceTypes.StatefulSets, Kafka.Namespace, Kafka.Name, "note", Megabyte);
        edits.Annotate(ResourceTypes.Pods, Kafka.Namespace, "kafka-0", "note", Megabyte);
        AddEndpoints(cluster.Objects);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);

        await using var instance = await WatchingInstance.StartAsync(cluster, new FastClock(1));
        instance.Proxy.Fault = way;
        await instance.UntilAsync(frame => frame.HasSynced && Endpoints(frame) >= Slices * EndpointsPerSlice, patience.Token);
        // In a watch they come as one line each.
        edits.Annotate(ResourceTypes.Pods, Kafka.Namespace, "kafka-1", "note", Megabyte);
        AddStranger(cluster.Objects);
        await instance.UntilAsync(frame => frame.Sets.GetValueOrDefault(new("data", "stranger"))?.Slots.Any(slot => slot.Pod is not null) == true, patience.Token);

        Assert.NotEqual(Verdict.Unknown, instance.Frame.Sets[Kafka].Verdict);
        Assert.All(instance.Frame.Sources.Where(source => source.IsWatch), source => Assert.Equal((SourceState.Live, null), (source.State, source.LastError)));
        using var client = new HttpClient { BaseAddress = instance.Address };
        var stranger = await client.GetFromJsonAsync<JsonElement>("/api/v1/sets/data/stranger", patience.Token);
        Assert.Equal(("Gradual", "Sideways"), (stranger.GetProperty("updateStrategy").GetString(), stranger.GetProperty("podManagementPolicy").GetString()));
        Assert.Equal("Hibernating", stranger.GetProperty("slots")[0].GetProperty("pod").GetProperty("phase").GetString());
    }

    private static int Endpoints(Frame frame) => frame.Sets.GetValueOrDefault(Kafka)?.Service.Name.SliceIps.Count ?? 0;

    private static void AddEndpoints(ObjectStore objects)
    {
        var service = objects.Get(ResourceTypes.StatefulSets, Kafka.Namespace, Kafka.Name)!["spec"]!["serviceName"]!.GetValue<string>();
        for (var slice = 0; slice < Slices; slice++)
        {
            objects.Restore(ResourceTypes.EndpointSlices, new JsonObject
            {
                ["metadata"] = new JsonObject
                {
                    ["name"] = $"{service}-more-{slice}",
                    ["namespace"] = Kafka.Namespace,
                    ["labels"] = new JsonObject { ["kubernetes.io/service-name"] = service },
                },
                ["addressType"] = "IPv4",
                ["endpoints"] = new JsonArray([.. Enumerable.Range(1, EndpointsPerSlice).Select(number => new JsonObject
                {
                    ["addresses"] = new JsonArray($"10.77.{slice}.{number}"),
                    ["conditions"] = new JsonObject { ["ready"] = true },
                })]),
            });
        }
    }

    /// <summary>A set and its pod as a later Kubernetes might have them.</summary>
    private static void AddStranger(ObjectStore objects)
    {
        var labels = new JsonObject { ["app"] = "stranger" };
        var set = objects.Restore(ResourceTypes.StatefulSets, new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "stranger", ["namespace"] = "data", ["uid"] = "f0e1d2c3-0000-4000-8000-000000000001" },
            ["spec"] = new JsonObject
            {
                ["replicas"] = 1,
                ["selector"] = new JsonObject { ["matchLabels"] = labels.DeepClone() },
                ["podManagementPolicy"] = "Sideways",
                ["updateStrategy"] = new JsonObject { ["type"] = "Gradual" },
                ["template"] = new JsonObject { ["metadata"] = new JsonObject { ["labels"] = labels.DeepClone() }, ["spec"] = new JsonObject { ["containers"] = new JsonArray() } },
            },
        });
        objects.Restore(ResourceTypes.Pods, new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = "stranger-0",
                ["namespace"] = "data",
                ["labels"] = labels.DeepClone(),
                ["ownerReferences"] = new JsonArray(new JsonObject
                {
                    ["apiVersion"] = "apps/v1",
                    ["kind"] = "StatefulSet",
                    ["name"] = "stranger",
                    ["uid"] = set["metadata"]!["uid"]!.DeepClone(),
                    ["controller"] = true,
                }),
            },
            ["spec"] = new JsonObject { ["containers"] = new JsonArray() },
            ["status"] = new JsonObject { ["phase"] = "Hibernating" },
        });
    }
}
