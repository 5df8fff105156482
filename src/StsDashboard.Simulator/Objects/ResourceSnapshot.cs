using System.Collections.Immutable;

namespace StsDashboard.Simulator.Objects;

/// <summary>All objects of one kind as they were at one version; stays as it is while the store goes on.</summary>
public sealed class ResourceSnapshot
{
    private readonly ImmutableSortedDictionary<ObjectKey, StoredObject> _objects;
    private StoredObject[]? _array;

    internal ResourceSnapshot(ImmutableSortedDictionary<ObjectKey, StoredObject> objects, long version)
    {
        _objects = objects;
        Version = version;
    }

    /// <summary>The store's version when the snapshot was taken: the list's <c>resourceVersion</c>.</summary>
    public long Version { get; }

    /// <summary>By namespace and name.</summary>
    public IReadOnlyList<StoredObject> Objects => _array ??= [.. _objects.Values];

    /// <summary>The index of the first object after the given place, whether an object is there or not.</summary>
    public int IndexAfter(string ns, string name)
    {
        var place = new ObjectKey(ns, name);
        var (low, high) = (0, Objects.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var here = Objects[middle];
            if (new ObjectKey(here.Namespace ?? "", here.Name).CompareTo(place) <= 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
