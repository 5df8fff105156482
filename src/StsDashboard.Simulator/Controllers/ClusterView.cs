using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers;

/// <summary>
/// The store as the controllers have heard of it, indexed as they ask: by kind and namespace, and by owner. Used by one
/// thread.
/// </summary>
internal sealed class ClusterView
{
    private readonly Dictionary<(ResourceType Type, string Namespace), SortedDictionary<string, StoredObject>> _objects = [];
    private readonly Dictionary<string, HashSet<WorkKey>> _dependents = [];
    private readonly HashSet<string> _uids = [];

    public JsonObject? Find(WorkKey key) => Stored(key)?.Object;

    public JsonObject? Find(ResourceType type, string ns, string name) => Find(new WorkKey(type, ns, name));

    /// <summary>The objects of a kind in a namespace (empty for cluster-scoped kinds), by name.</summary>
    public IEnumerable<JsonObject> In(ResourceType type, string ns) => StoredIn(type, ns).Select(stored => stored.Object);

    public IEnumerable<StoredObject> StoredIn(ResourceType type, string ns) =>
        _objects.TryGetValue((type, ns), out var objects) ? objects.Values : [];

    /// <summary>The objects whose <c>ownerReferences</c> name the UID, in order.</summary>
    public IReadOnlyList<WorkKey> DependentsOf(string uid) =>
        _dependents.TryGetValue(uid, out var keys)
            ? [.. keys.OrderBy(key => key.Type.QualifiedName, StringComparer.Ordinal).ThenBy(key => key.Namespace, StringComparer.Ordinal).ThenBy(key => key.Name, StringComparer.Ordinal)]
            : [];

    /// <summary>True while an object of that UID exists.</summary>
    public bool Exists(string uid) => _uids.Contains(uid);

    /// <summary>The namespaces that hold objects of a kind, in order.</summary>
    public IEnumerable<string> NamespacesOf(ResourceType type) =>
        _objects.Keys.Where(key => key.Type == type).Select(key => key.Namespace).Order(StringComparer.Ordinal);

    /// <summary>Takes a change in; one that is older than what is known changes nothing.</summary>
    public void Apply(StoreEvent change)
    {
        var key = WorkKey.Of(change);
        var known = Stored(key);
        if (known is not null && known.Version >= change.Version)
            return;
        if (known is not null)
            Forget(key, known);
        if (change.Type != StoreEventType.Deleted)
            Remember(key, change.Current);
    }

    private StoredObject? Stored(WorkKey key) =>
        _objects.TryGetValue((key.Type, key.Namespace), out var objects) ? objects.GetValueOrDefault(key.Name) : null;

    private void Remember(WorkKey key, StoredObject stored)
    {
        if (!_objects.TryGetValue((key.Type, key.Namespace), out var objects))
            _objects[(key.Type, key.Namespace)] = objects = new SortedDictionary<string, StoredObject>(StringComparer.Ordinal);
        objects[key.Name] = stored;
        _uids.Add(stored.Uid);
        foreach (var owner in Owners.Of(stored.Object))
        {
            if (!_dependents.TryGetValue(owner.Uid, out var dependents))
                _dependents[owner.Uid] = dependents = [];
            dependents.Add(key);
        }
    }

    private void Forget(WorkKey key, StoredObject stored)
    {
        _objects[(key.Type, key.Namespace)].Remove(key.Name);
        _uids.Remove(stored.Uid);
        foreach (var owner in Owners.Of(stored.Object))
        {
            if (_dependents.TryGetValue(owner.Uid, out var dependents) && dependents.Remove(key) && dependents.Count == 0)
                _dependents.Remove(owner.Uid);
        }
    }
}
