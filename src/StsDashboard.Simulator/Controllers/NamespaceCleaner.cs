using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers;

/// <summary>Deletes what a deleted namespace held (pkg/controller/namespace).</summary>
internal sealed class NamespaceCleaner(ControllerContext context) : Controller(context)
{
    public override void Observe(StoreEvent change)
    {
        if (change.Resource == ResourceTypes.Namespaces && change.Type == StoreEventType.Deleted)
            Queue.Add(WorkKey.Of(change));
    }

    public override void Sync(WorkKey key)
    {
        if (View.Find(key) is not null)
            return;
        foreach (var type in ResourceTypes.All.Where(type => type.Namespaced))
        {
            foreach (var held in View.StoredIn(type, key.Name).ToList())
                Store.Delete(type, key.Name, held.Name, DeleteOptions.Now);
        }
    }
}
