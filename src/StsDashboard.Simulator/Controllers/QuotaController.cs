using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers;

/// <summary>Counts what a ResourceQuota limits, as far as it limits numbers of objects (pkg/controller/resourcequota).</summary>
internal sealed class QuotaController(ControllerContext context) : Controller(context)
{
    public override void Observe(StoreEvent change)
    {
        if (change.Resource == ResourceTypes.ResourceQuotas)
        {
            Queue.Add(WorkKey.Of(change));
        }
        else if (change.Type != StoreEventType.Modified && change.Current.Namespace is { } ns)
        {
            foreach (var quota in View.StoredIn(ResourceTypes.ResourceQuotas, ns))
                Queue.Add(new WorkKey(ResourceTypes.ResourceQuotas, ns, quota.Name));
        }
    }

    public override void Sync(WorkKey key)
    {
        if (View.Find(key) is not { } quota)
            return;
        var hard = quota.Map("spec", "hard") ?? [];
        var used = hard.Select(limit => KeyValuePair.Create(limit.Key, (JsonNode?)$"{Count(limit.Key, key.Namespace)}"));
        Store.Update(key.Type, key.Namespace, key.Name, changed =>
        {
            changed["status"] = new JsonObject { ["hard"] = hard.DeepClone(), ["used"] = new JsonObject(used) };
            return changed;
        }, "status");
    }

    /// <summary><c>persistentvolumeclaims</c>, or <c>count/statefulsets.apps</c>.</summary>
    private int Count(string resource, string ns)
    {
        var type = ResourceTypes.All.FirstOrDefault(type => resource == type.Plural || resource == $"count/{type.QualifiedName}");
        return type is null ? 0 : View.StoredIn(type, ns).Count();
    }
}
