using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using StsDashboard.Cluster.Store;
using StsDashboard.Cluster.Watching;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Simulator.Controllers;
using StsDashboard.Simulator.Nodes;
using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Scenarios;

namespace StsDashboard.Cluster.Tests.Simulated;

/// <summary>One set in a simulated cluster whose time moves only when told to, seen through the production mapping.</summary>
internal sealed class SteppedSet : IDisposable
{
    private const string Namespace = "default";
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly WorldClock _clock = new(TimeProvider.System);
    private readonly ObjectStore _objects;
    private readonly ControlPlane _plane;
    private readonly ScenarioWorld _world;

    public SteppedSet(string policy, string strategy, int replicas, int minReadySeconds, string whenScaled)
    {
        var scenario = ScenarioCatalog.Find("empty");
        _clock.StandAt(Start - scenario.Age);
        _objects = new ObjectStore(_clock, new ObjectStoreOptions { Seed = 1 });
        _plane = new ControlPlane(_objects, new ControlPlaneOptions { Seed = 1, Timings = new Timings() }, _clock, NullLoggerFactory.Instance);
        _world = new ScenarioWorld(_objects, _plane, _clock, Start);
        scenario.Build(_world, 1);
        _world.MoveTo(Start);
        _world.Apply($$$$"""
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {clusterIP: None, selector: {app: web}, ports: [{name: http, port: 80}]}
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: web}
            spec:
              serviceName: web
              replicas: {{{{replicas}}}}
              podManagementPolicy: {{{{policy}}}}
              minReadySeconds: {{{{minReadySeconds}}}}
              updateStrategy: {type: {{{{strategy}}}}}
              persistentVolumeClaimRetentionPolicy: {whenScaled: {{{{whenScaled}}}}, whenDeleted: Retain}
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: web, image: "nginx:1"}]}
              volumeClaimTemplates:
              - metadata: {name: data}
                spec: {accessModes: [ReadWriteOnce], storageClassName: fast-ssd, resources: {requests: {storage: 1Gi}}}
            """);
    }

    public void Scale(int replicas) => _world.Scale(Namespace, "web", replicas);

    /// <summary>A new template, or an old one put back.</summary>
    public void SetImage(int version) => _world.SetImage(Namespace, "web", $"nginx:{version}");

    /// <summary>Of no effect under another strategy than RollingUpdate, as the API has it.</summary>
    public void SetPartition(int partition) => _world.Change(ResourceTypes.StatefulSets, Namespace, "web", set =>
    {
        if (set["spec"]!["updateStrategy"] is JsonObject strategy && (string?)strategy["type"] == "RollingUpdate")
        {
            strategy["rollingUpdate"] = new JsonObject { ["partition"] = partition };
        }
    });

    public void DeletePod(int ordinal)
    {
        if (_objects.Get(ResourceTypes.Pods, Namespace, $"web-{ordinal}") is not null)
        {
            _world.Delete(ResourceTypes.Pods, Namespace, $"web-{ordinal}", null);
        }
    }

    public void Wait(double seconds) => _world.Wait(TimeSpan.FromSeconds(seconds));

    /// <summary>What a dashboard that lists everything now says of the set.</summary>
    public SetInspection Inspect()
    {
        var store = new ClusterStore();
        foreach (var kind in WatchedKinds.All)
        {
            store.Report(new SourceFact { Kind = kind.Source, State = SourceState.Live });
            var type = ResourceTypes.All.Single(known => known.Plural == kind.Resource);
            store.Replace(kind.Source, "", [.. _objects.List(type).Select(listed => Fact(kind, listed)).OfType<Fact>()]);
        }
        return SetInspector.Inspect(store.Snapshot, store.Snapshot.Sets.Single(), _clock.GetUtcNow());
    }

    /// <summary>The controllers were never started on a thread of their own, so there is nothing to wait for.</summary>
    public void Dispose() => _plane.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static Fact? Fact(WatchedKind kind, JsonObject listed)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(listed.ToJsonString()));
        reader.Read();
        var fact = kind.ToFact(kind.Read(ref reader), out var error);
        Assert.Null(error);
        return fact;
    }
}
