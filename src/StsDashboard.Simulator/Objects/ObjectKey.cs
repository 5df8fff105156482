namespace StsDashboard.Simulator.Objects;

/// <summary>Where an object is kept; ordered as etcd orders its keys, so that lists come by namespace and name.</summary>
internal readonly record struct ObjectKey(string Namespace, string Name) : IComparable<ObjectKey>
{
    public static ObjectKey Of(ResourceType type, string? ns, string name) => new(type.Namespaced ? ns ?? "" : "", name);

    public int CompareTo(ObjectKey other)
    {
        var byNamespace = string.CompareOrdinal(Namespace, other.Namespace);
        return byNamespace != 0 ? byNamespace : string.CompareOrdinal(Name, other.Name);
    }
}
