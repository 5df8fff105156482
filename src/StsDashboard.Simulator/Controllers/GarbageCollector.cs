using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers;

/// <summary>
/// Deletes what has lost its owners, and carries out foreground and orphan deletion
/// (pkg/controller/garbagecollector/garbagecollector.go).
/// </summary>
internal sealed class GarbageCollector(ControllerContext context) : Controller(context)
{
    public override void Observe(StoreEvent change)
    {
        var owners = change.Object.Items("metadata", "ownerReferences") is { Count: > 0 };
        if (change.Type == StoreEventType.Deleted)
        {
            foreach (var dependent in View.DependentsOf(change.Current.Uid))
                Queue.Add(dependent);
            if (owners)
                NoteForegroundOwners(change.Object);
            return;
        }

        if (owners || IsPropagating(change.Object))
            Queue.Add(WorkKey.Of(change));
    }

    public override void Sync(WorkKey key)
    {
        if (View.Find(key) is not { } obj)
            return;
        if (Finalizers.IsTerminating(obj) && Finalizers.Has(obj, Finalizers.Orphan))
            OrphanDependents(key, obj);
        else if (Finalizers.IsTerminating(obj) && Finalizers.Has(obj, Finalizers.Foreground))
            DeleteDependentsFirst(key, obj);
        else
            DeleteWhenOwnersAreGone(key, obj);
    }

    private static bool IsPropagating(JsonObject obj) =>
        Finalizers.IsTerminating(obj) && (Finalizers.Has(obj, Finalizers.Orphan) || Finalizers.Has(obj, Finalizers.Foreground));

    private void OrphanDependents(WorkKey key, JsonObject owner)
    {
        var uid = owner.Text("metadata", "uid")!;
        foreach (var dependent in View.DependentsOf(uid))
            RemoveOwners(dependent, reference => reference == uid);
        Store.Update(key.Type, key.Namespace, key.Name, changed => Finalizers.Without(changed, Finalizers.Orphan));
    }

    private void DeleteDependentsFirst(WorkKey key, JsonObject owner)
    {
        var blocking = View.DependentsOf(owner.Text("metadata", "uid")!).Where(dependent => View.Find(dependent) is { } obj && Blocks(obj, owner)).ToList();
        foreach (var dependent in blocking.Where(dependent => !Finalizers.IsTerminating(View.Find(dependent)!)))
            Store.Delete(dependent.Type, dependent.Namespace, dependent.Name, new DeleteOptions { Propagation = PropagationPolicy.Foreground });
        if (blocking.Count == 0)
            Store.Update(key.Type, key.Namespace, key.Name, changed => Finalizers.Without(changed, Finalizers.Foreground));
    }

    private static bool Blocks(JsonObject dependent, JsonObject owner) =>
        dependent.Items("metadata", "ownerReferences")!.Any(reference =>
            reference.Text("uid") == owner.Text("metadata", "uid") && reference.Flag("blockOwnerDeletion") == true);

    private void DeleteWhenOwnersAreGone(WorkKey key, JsonObject obj)
    {
        var references = obj.Items("metadata", "ownerReferences") ?? [];
        var absent = references.Where(reference => !IsPresent(reference)).Select(reference => reference.Text("uid")).ToHashSet();
        if (absent.Count == 0 || Finalizers.IsTerminating(obj))
            return;
        if (absent.Count < references.Count)
            RemoveOwners(key, absent.Contains);
        else
            Store.Delete(key.Type, key.Namespace, key.Name, new DeleteOptions { Propagation = PropagationPolicy.Background, Uid = obj.Text("metadata", "uid") });
    }

    /// <summary>An owner of a kind that is not simulated (a Job) counts as present: nobody can have deleted it.</summary>
    private bool IsPresent(JsonNode? reference) =>
        ResourceTypes.FindByKind(reference.Text("apiVersion") ?? "", reference.Text("kind") ?? "") is null
        || View.Exists(reference.Text("uid") ?? "");

    private void RemoveOwners(WorkKey key, Func<string, bool> uidFulfils) =>
        Store.Update(key.Type, key.Namespace, key.Name, changed =>
        {
            Owners.Remove(changed, uidFulfils);
            return changed;
        });

    private void NoteForegroundOwners(JsonObject dependent)
    {
        var ns = dependent.Text("metadata", "namespace") ?? "";
        foreach (var reference in dependent.Items("metadata", "ownerReferences")!)
        {
            if (ResourceTypes.FindByKind(reference.Text("apiVersion") ?? "", reference.Text("kind") ?? "") is { } type)
                Queue.Add(new WorkKey(type, type.Namespaced ? ns : "", reference.Text("name") ?? ""));
        }
    }
}
