using System.Net.Http.Json;
using System.Text.Json.Nodes;
using StsDashboard.Domain.Controller.Plans;
using StsDashboard.Domain.Inspection;
using StsDashboard.Simulator.Api;
using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Tests.Controllers;

namespace StsDashboard.Simulator.Tests.Plans;

/// <summary>A simulated cluster with one set, for which a plan is made and then carried out.</summary>
internal sealed class PlannedWorld : IAsyncDisposable
{
    /// <summary>Longer than whatever a change of a few pods may take.</summary>
    private static readonly TimeSpan Outcome = TimeSpan.FromMinutes(3);

    private readonly SteppedCluster _cluster = new();
    private long _plannedAt;

    public PlannedWorld(SetShape shape)
    {
        _cluster.World.Apply(shape.Manifest());
        _cluster.World.Wait(TimeSpan.FromMinutes(1));
        shape.Age(_cluster.World);
        HidesTrouble = shape.Update == SetShape.Bad && !_cluster.Objects.List(ResourceTypes.Pods).Any(pod => pod.Text("metadata", "annotations", SetShape.Bad) is not null);
    }

    /// <summary>A template is bad and no pod has shown it yet: nobody can foresee that.</summary>
    public bool HidesTrouble { get; }

    public Plan Make(PlanRequest request)
    {
        var snapshot = StoredFacts.Read(_cluster.Objects);
        var now = _cluster.Clock.GetUtcNow();
        _plannedAt = _cluster.Objects.Version;
        return Planner.Make(SetInspector.Inspect(snapshot, snapshot.Sets.Single(), now), request, snapshot.Nodes, now);
    }

    public async Task CarryOutAsync(PlanRequest request)
    {
        if (request.DeleteSet)
            _cluster.World.Delete(ResourceTypes.StatefulSets, SetShape.Namespace, SetShape.Name);
        else if (request.DrainNode is { } node)
            await DrainAsync(node);
        else
            Change(request);
        _cluster.World.Wait(Outcome);
    }

    /// <summary>Which pods came (<c>+</c>) and were made to go (<c>-</c>) since the plan was made.</summary>
    public IReadOnlyList<string> Trace()
    {
        var watch = _cluster.Objects.Watch(ResourceTypes.Pods, null, _plannedAt);
        var trace = new List<string>();
        for (var batch = watch.Read(); batch.Count > 0; batch = watch.Read())
        {
            foreach (var change in batch)
            {
                if (change.Type == StoreEventType.Added)
                    trace.Add($"+{change.Current.Name}");
                else if (change.Previous is { } before && !IsTerminating(before) && (change.Type == StoreEventType.Deleted || IsTerminating(change.Current)))
                    trace.Add($"-{change.Current.Name}");
            }
        }

        return trace;
    }

    public IReadOnlyList<string> Claims() =>
        [.. _cluster.Objects.List(ResourceTypes.PersistentVolumeClaims).Select(claim => claim.Text("metadata", "name")!).Order(StringComparer.Ordinal)];

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    private void Change(PlanRequest request) =>
        _cluster.World.Change(ResourceTypes.StatefulSets, SetShape.Namespace, SetShape.Name, set =>
        {
            var spec = set.Ensure("spec");
            if (request.Replicas is { } replicas)
                spec["replicas"] = replicas;
            if (request.Partition is { } partition)
                spec.Ensure("updateStrategy").Ensure("rollingUpdate")["partition"] = partition;
            if (request.NewTemplate)
                spec.Ensure("template").Ensure("metadata")["annotations"] = new JsonObject { ["version"] = "new" };
        });

    /// <summary>As <c>kubectl drain</c> does it, but for trying refused evictions again sooner.</summary>
    private async Task DrainAsync(string node)
    {
        _cluster.World.Change(ResourceTypes.Nodes, "", node, changed => changed.Ensure("spec")["unschedulable"] = true);
        await using var api = await ApiServer.StartAsync(_cluster.Objects, new ApiServerOptions { Time = _cluster.Clock }, CancellationToken.None);
        using var client = new HttpClient { BaseAddress = api.Address };
        var waiting = PodsOn(node);
        for (var tries = 0; tries < 200 && waiting.Count > 0; tries++)
        {
            foreach (var pod in waiting.ToList())
            {
                using var answer = await client.PostAsJsonAsync($"api/v1/namespaces/{SetShape.Namespace}/pods/{pod}/eviction", new { apiVersion = "policy/v1", kind = "Eviction", metadata = new { name = pod } });
                if (answer.IsSuccessStatusCode)
                    waiting.Remove(pod);
            }

            _cluster.World.Wait(TimeSpan.FromSeconds(0.25));
        }
    }

    private static bool IsTerminating(StoredObject pod) => pod.Object.Text("metadata", "deletionTimestamp") is not null;

    private List<string> PodsOn(string node) =>
        [.. _cluster.Objects.List(ResourceTypes.Pods).Where(pod => pod.Text("spec", "nodeName") == node).Select(pod => pod.Text("metadata", "name")!).Order(StringComparer.Ordinal)];
}
