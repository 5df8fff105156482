using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers;

/// <summary>
/// Keeps the EndpointSlices of every Service with a selector
/// (staging/src/k8s.io/endpointslice/reconciler.go): an endpoint stays in its slice, new ones fill what is not full.
/// </summary>
internal sealed class EndpointSliceController(ControllerContext context) : Controller(context)
{
    /// <summary><c>--max-endpoints-per-slice</c>.</summary>
    private const int MaxEndpoints = 100;

    private const string ServiceNameLabel = "kubernetes.io/service-name";
    private const string ManagedByLabel = "endpointslice.kubernetes.io/managed-by";
    private const string Manager = "endpointslice-controller.k8s.io";
    private const string HeadlessLabel = "service.kubernetes.io/headless";

    private static readonly ResourceType Type = ResourceTypes.EndpointSlices;

    public override void Observe(StoreEvent change)
    {
        if (change.Resource == ResourceTypes.Services)
        {
            Queue.Add(WorkKey.Of(change));
        }
        else if (change.Resource == Type)
        {
            if (change.Object.Text("metadata", "labels", ServiceNameLabel) is { } service)
                Queue.Add(new WorkKey(ResourceTypes.Services, change.Current.Namespace!, service));
        }
        else if (change.Resource == ResourceTypes.Pods)
        {
            foreach (var service in View.In(ResourceTypes.Services, change.Current.Namespace!))
            {
                if (Endpoints.Selects(service, change.Object) || (change.Previous is { } previous && Endpoints.Selects(service, previous.Object)))
                    Queue.Add(new WorkKey(ResourceTypes.Services, change.Current.Namespace!, service.Text("metadata", "name")!));
            }
        }
    }

    public override void Sync(WorkKey key)
    {
        if (View.Find(key) is not { } service || !Endpoints.HasEndpoints(service))
            return;
        var pods = View.In(ResourceTypes.Pods, key.Namespace).Where(pod => Endpoints.Selects(service, pod) && Endpoints.HasAddress(pod)).ToList();
        var wanted = pods.ToDictionary(pod => pod.Text("metadata", "uid")!, pod => Endpoints.Make(service, pod, View));
        var slices = View.In(Type, key.Namespace)
            .Where(slice => slice.Text("metadata", "labels", ServiceNameLabel) == key.Name && slice.Text("metadata", "labels", ManagedByLabel) == Manager)
            .ToList();
        var kept = slices.ConvertAll(slice => Keep(slice, wanted));
        Fill(kept, [.. pods.Select(pod => pod.Text("metadata", "uid")!).Where(wanted.ContainsKey).Select(uid => wanted[uid])]);
        Write(service, slices, kept, pods);
    }

    /// <summary>The slice's endpoints that are still wanted, as they are now; takes them from what is wanted.</summary>
    private static List<JsonObject> Keep(JsonObject slice, Dictionary<string, JsonObject> wanted)
    {
        var kept = new List<JsonObject>();
        foreach (var endpoint in slice.Items("endpoints") ?? [])
        {
            if (wanted.Remove(endpoint.Text("targetRef", "uid") ?? "", out var current))
                kept.Add(current);
        }

        return kept;
    }

    /// <summary>Adds new endpoints, to the fullest slice that still has room first.</summary>
    private static void Fill(List<List<JsonObject>> slices, List<JsonObject> fresh)
    {
        foreach (var endpoint in fresh)
        {
            var target = slices.Where(slice => slice.Count < MaxEndpoints).MaxBy(slice => slice.Count);
            if (target is null)
                slices.Add(target = []);
            target.Add(endpoint);
        }
    }

    private void Write(JsonObject service, List<JsonObject> slices, List<List<JsonObject>> kept, List<JsonObject> pods)
    {
        var ports = Endpoints.Ports(service, pods);
        // A Service without endpoints keeps one empty slice, as a placeholder.
        if (kept.Count == 0)
            kept.Add([]);
        var spare = kept.FindIndex(endpoints => endpoints.Count > 0) is var first and >= 0 ? first : 0;
        for (var index = 0; index < kept.Count; index++)
        {
            if (index >= slices.Count)
                Create(service, kept[index], ports);
            else if (kept[index].Count == 0 && index != spare)
                Store.Delete(Type, slices[index].Text("metadata", "namespace"), slices[index].Text("metadata", "name")!, DeleteOptions.Now);
            else
                Update(service, slices[index], kept[index], ports);
        }
    }

    private void Create(JsonObject service, List<JsonObject> endpoints, JsonArray? ports)
    {
        var slice = new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["generateName"] = $"{service.Text("metadata", "name")}-",
                ["namespace"] = service.Text("metadata", "namespace"),
                ["annotations"] = new JsonObject { ["endpoints.kubernetes.io/last-change-trigger-time"] = Context.Timestamp },
                ["ownerReferences"] = new JsonArray(Owners.Reference(service)),
            },
            ["addressType"] = "IPv4",
        };
        Complete(slice, service, endpoints, ports);
        Store.Create(Type, slice);
    }

    private void Update(JsonObject service, JsonObject slice, List<JsonObject> endpoints, JsonArray? ports) =>
        Store.Update(Type, slice.Text("metadata", "namespace"), slice.Text("metadata", "name")!, changed =>
        {
            Complete(changed, service, endpoints, ports);
            if (JsonNode.DeepEquals(changed, slice))
                return null;
            changed.Ensure("metadata").Ensure("annotations")["endpoints.kubernetes.io/last-change-trigger-time"] = Context.Timestamp;
            return changed;
        });

    private static void Complete(JsonObject slice, JsonObject service, List<JsonObject> endpoints, JsonArray? ports)
    {
        var labels = (JsonObject)(service.Map("metadata", "labels")?.DeepClone() ?? new JsonObject());
        labels[ManagedByLabel] = Manager;
        labels[ServiceNameLabel] = service.Text("metadata", "name");
        if (service.Text("spec", "clusterIP") == "None")
            labels[HeadlessLabel] = "";
        slice.Ensure("metadata")["labels"] = labels;
        slice["endpoints"] = endpoints.Count == 0 ? null : new JsonArray([.. endpoints]);
        slice["ports"] = endpoints.Count == 0 ? null : ports?.DeepClone();
    }
}
