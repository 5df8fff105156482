using System.Collections.Immutable;

namespace StsDashboard.Simulator.Objects;

/// <summary>All objects of one kind as they were at one version; stays as it is while the store goes on.</summary>
public sealed class ResourceSnapshot
{
    private readonly ImmutableSortedDictionary<ObjectKey, StoredObject> _objects;

    internal ResourceSnapshot(ImmutableSortedDictionary<ObjectKey, StoredObject> objects, long version)
    {
        _objects = objects;
        Version = version;
    }

    /// <summary>The store's version when the snapshot was taken: the list's <c>resourceVersion</c>.</summary>
    public long Version { get; }

    public int Count => _objects.Count;

    /// <summary>By namespace and name.</summary>
    public IEnumerable<StoredObject> Objects => _objects.Values;
}
