using System.Text.Json.Nodes;
using StsDashboard.Simulator.Controllers;
using StsDashboard.Simulator.Controllers.Storage;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Nodes;

/// <summary>
/// Finds a node for every pod: selectors, affinity, cordons and the zones of volumes; spread over zones and nodes.
/// Claims that wait for their first consumer get the node as their hint, and the pod waits until they are bound
/// (pkg/scheduler/framework/plugins/volumebinding).
/// </summary>
internal sealed class Scheduler(ControllerContext context, Timings timings) : Controller(context)
{
    private const string Component = "default-scheduler";
    private const string ZoneLabel = "topology.kubernetes.io/zone";

    private readonly HashSet<WorkKey> _unscheduled = [];
    private readonly Dictionary<string, DateTimeOffset> _firstTry = [];

    /// <summary>The nodes chosen for pods whose volumes are still being made: they count as being there already.</summary>
    private readonly Dictionary<WorkKey, string> _assumed = [];

    public override void Observe(StoreEvent change)
    {
        if (change.Resource == ResourceTypes.Pods)
            ObservePod(change);
        else if (change.Resource == ResourceTypes.PersistentVolumeClaims)
            AddWaiting(key => key.Namespace == change.Current.Namespace);
        else if (change.Resource == ResourceTypes.Nodes || change.Resource == ResourceTypes.PersistentVolumes)
            AddWaiting(_ => true);
    }

    public override void Sync(WorkKey key)
    {
        if (View.Find(key) is not { } pod || pod.Text("spec", "nodeName") is not null || Finalizers.IsTerminating(pod) || !IsTime(key, pod))
            return;
        var claims = PodClaims.NamesOf(pod).Select(name => (Name: name, Claim: View.Find(ResourceTypes.PersistentVolumeClaims, key.Namespace, name))).ToList();
        if (Obstacle(claims) is { } obstacle)
        {
            Refuse(key, pod, obstacle);
            return;
        }

        if (Choose(pod, [.. claims.Select(pair => pair.Claim!)]) is not { } node)
            return;
        var unbound = claims.Where(pair => pair.Claim.Text("status", "phase") != "Bound").Select(pair => pair.Claim!).ToList();
        _assumed[key] = node;
        if (unbound.Count > 0)
            Hint(unbound, node);
        else
            Bind(key, pod, node);
    }

    private void ObservePod(StoreEvent change)
    {
        var key = WorkKey.Of(change);
        if (change.Type == StoreEventType.Deleted || change.Object.Text("spec", "nodeName") is not null)
        {
            _unscheduled.Remove(key);
            _assumed.Remove(key);
            _firstTry.Remove(change.Current.Uid);
        }
        else if (_unscheduled.Add(key))
        {
            Queue.Add(key);
        }
    }

    private void AddWaiting(Func<WorkKey, bool> concerned)
    {
        foreach (var key in _unscheduled.Where(concerned).OrderBy(key => key.Namespace, StringComparer.Ordinal).ThenBy(key => key.Name, StringComparer.Ordinal))
            Queue.Add(key);
    }

    private bool IsTime(WorkKey key, JsonObject pod)
    {
        var uid = pod.Text("metadata", "uid")!;
        if (!_firstTry.TryGetValue(uid, out var first))
            _firstTry[uid] = first = Context.Now + timings.Seconds(Context.Chance.Within(timings.Schedule, $"schedule {key.Namespace}/{key.Name}"));
        if (first <= Context.Now)
            return true;
        Queue.AddAt(key, first);
        return false;
    }

    private string? Obstacle(List<(string Name, JsonObject? Claim)> claims)
    {
        foreach (var (name, claim) in claims)
        {
            if (claim is null)
                return $"persistentvolumeclaim \"{name}\" not found";
            if (Finalizers.IsTerminating(claim))
                return $"persistentvolumeclaim \"{name}\" is being deleted";
            if (claim.Text("status", "phase") == "Lost")
                return $"persistentvolumeclaim \"{name}\" bound to non-existent persistentvolume \"{claim.Text("spec", "volumeName")}\"";
            if (claim.Text("status", "phase") != "Bound" && !WaitsForConsumer(claim))
                return "pod has unbound immediate PersistentVolumeClaims";
        }

        return null;
    }

    private bool WaitsForConsumer(JsonObject claim) =>
        View.Find(ResourceTypes.StorageClasses, "", claim.Text("spec", "storageClassName") ?? "")?.Text("volumeBindingMode") == "WaitForFirstConsumer";

    /// <summary>A node that suits, or null after having said why none does.</summary>
    private string? Choose(JsonObject pod, List<JsonObject> claims)
    {
        var volumes = claims.Select(claim => View.Find(ResourceTypes.PersistentVolumes, "", claim.Text("spec", "volumeName") ?? "")).OfType<JsonObject>().ToList();
        var refusals = View.In(ResourceTypes.Nodes, "").Select(node => (Node: node, Refusal: NodeFit.Refusal(node, pod, volumes))).ToList();
        var suited = refusals.Where(pair => pair.Refusal is null).Select(pair => pair.Node).ToList();
        if (suited.Count == 0)
        {
            var reasons = string.Join(", ", refusals.GroupBy(pair => pair.Refusal!).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}"));
            var preemption = $"preemption: 0/{refusals.Count} nodes are available: {refusals.Count} Preemption is not helpful for scheduling.";
            Refuse(KeyOf(pod), pod, $"{reasons}. no new claims to deallocate, {preemption}");
            return null;
        }

        // The hint that a claim already carries binds the pod, else its volume would be elsewhere.
        var hinted = claims.Select(claim => claim.Text("metadata", "annotations", VolumeBinder.SelectedNode)).OfType<string>().FirstOrDefault();
        return hinted is not null && volumes.Count == 0 && suited.Exists(node => NameOf(node) == hinted) ? hinted : LeastLoaded(pod, suited);
    }

    /// <summary>Fewest siblings in the zone, then on the node, then fewest pods, then by name.</summary>
    private string LeastLoaded(JsonObject pod, List<JsonObject> nodes)
    {
        var owner = Owners.ControllerOf(pod)?.Uid;
        var siblings = owner is null ? [] : View.DependentsOf(owner).Where(key => key.Type == ResourceTypes.Pods)
            .Where(key => key != KeyOf(pod))
            .Select(key => View.Find(key)?.Text("spec", "nodeName") ?? _assumed.GetValueOrDefault(key)).OfType<string>().ToList();
        var zones = View.In(ResourceTypes.Nodes, "").ToDictionary(NameOf, ZoneOf);
        return nodes
            .OrderBy(node => siblings.Count(name => zones.GetValueOrDefault(name) == ZoneOf(node)))
            .ThenBy(node => siblings.Count(name => name == NameOf(node)))
            .ThenBy(node => Context.Chance.Of($"node {NameOf(node)} for {owner ?? NameOf(pod)}"))
            .Select(NameOf)
            .First();
    }

    private void Hint(List<JsonObject> claims, string node)
    {
        foreach (var claim in claims.Where(claim => claim.Text("metadata", "annotations", VolumeBinder.SelectedNode) is null))
        {
            Store.Update(ResourceTypes.PersistentVolumeClaims, claim.Text("metadata", "namespace"), NameOf(claim), changed =>
            {
                changed.Ensure("metadata").Ensure("annotations")[VolumeBinder.SelectedNode] = node;
                return changed;
            });
        }
    }

    private void Bind(WorkKey key, JsonObject pod, string node)
    {
        var zone = View.Find(ResourceTypes.Nodes, "", node)?.Text("metadata", "labels", ZoneLabel);
        Store.Update(key.Type, key.Namespace, key.Name, changed =>
        {
            changed.Ensure("spec")["nodeName"] = node;
            // The PodTopologyLabels plugin, on by default since 1.35.
            if (zone is not null)
                changed.Ensure("metadata").Ensure("labels")[ZoneLabel] = zone;
            return changed;
        }, "binding");
        SetScheduled(key, "True", null, null);
        Context.Events.Normal(pod, Component, "Scheduled", $"Successfully assigned {key.Namespace}/{key.Name} to {node}");
    }

    private void Refuse(WorkKey key, JsonObject pod, string why)
    {
        var message = $"0/{View.In(ResourceTypes.Nodes, "").Count()} nodes are available: {why}{(why.EndsWith('.') ? "" : ".")}";
        if (PodConditions.Find(pod, "PodScheduled").Text("message") == message)
            return;
        SetScheduled(key, "False", "Unschedulable", message);
        Context.Events.Warning(pod, Component, "FailedScheduling", message);
    }

    private void SetScheduled(WorkKey key, string status, string? reason, string? message) =>
        Store.Update(key.Type, key.Namespace, key.Name, changed =>
        {
            var conditions = new PodConditionWriter(changed, Context.Timestamp);
            conditions.Set("PodScheduled", status, reason, message);
            return changed;
        }, "status");

    private static WorkKey KeyOf(JsonObject pod) => new(ResourceTypes.Pods, pod.Text("metadata", "namespace")!, NameOf(pod));

    private static string NameOf(JsonObject obj) => obj.Text("metadata", "name")!;

    private static string ZoneOf(JsonObject node) => node.Text("metadata", "labels", ZoneLabel) ?? "";
}
