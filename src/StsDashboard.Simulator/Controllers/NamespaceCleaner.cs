using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers;

/// <summary>
/// Empties a namespace that is being deleted, then lets it go
/// (pkg/controller/namespace/deletion/namespaced_resources_deleter.go).
/// </summary>
internal sealed class NamespaceCleaner(ControllerContext context) : Controller(context)
{
    public override void Observe(StoreEvent change)
    {
        if (change.Resource == ResourceTypes.Namespaces)
            Queue.Add(WorkKey.Of(change));
        else if (change.Current.Namespace is { } ns && IsTerminating(ns))
            Queue.Add(new WorkKey(ResourceTypes.Namespaces, "", ns));
    }

    public override void Sync(WorkKey key)
    {
        if (!IsTerminating(key.Name))
            return;
        var empty = true;
        foreach (var type in ResourceTypes.All.Where(type => type.Namespaced))
        {
            foreach (var held in View.StoredIn(type, key.Name).ToList())
            {
                empty = false;
                if (!Finalizers.IsTerminating(held.Object))
                    Store.Delete(type, key.Name, held.Name, new DeleteOptions { Propagation = PropagationPolicy.Background });
            }
        }

        if (empty)
            Store.Update(key.Type, null, key.Name, WithoutFinalizers, "finalize");
    }

    private static JsonObject WithoutFinalizers(JsonObject changed)
    {
        changed.Ensure("spec").Remove("finalizers");
        return changed;
    }

    private bool IsTerminating(string ns) => View.Find(ResourceTypes.Namespaces, "", ns) is { } found && Finalizers.IsTerminating(found);
}
