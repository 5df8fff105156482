using System.Collections.Immutable;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Dns;

/// <summary>Everything the zone is made of, immutable: a question reads one state from beginning to end.</summary>
internal sealed record ZoneData
{
    private static readonly StringComparer IgnoreCase = StringComparer.OrdinalIgnoreCase;

    public static ZoneData Empty { get; } = new();

    /// <summary>The store's version that it shows; becomes the SOA's serial.</summary>
    public long Version { get; private init; }

    public ImmutableHashSet<string> Namespaces { get; private init; } = ImmutableHashSet<string>.Empty.WithComparer(IgnoreCase);

    /// <summary>By <c>service.namespace</c>.</summary>
    private ImmutableDictionary<string, ZoneService> Services { get; init; } = ImmutableDictionary.Create<string, ZoneService>(IgnoreCase);

    /// <summary>By <c>service.namespace</c>, then by the slice's name.</summary>
    private ImmutableDictionary<string, ImmutableSortedDictionary<string, ZoneSlice>> Slices { get; init; } =
        ImmutableDictionary.Create<string, ImmutableSortedDictionary<string, ZoneSlice>>(IgnoreCase);

    public static ZoneData Of(ObjectStore store)
    {
        // Taken before the lists: a change that comes between is then seen twice, which does no harm.
        var data = Empty with { Version = store.Version };
        foreach (var type in (ResourceType[])[ResourceTypes.Namespaces, ResourceTypes.Services, ResourceTypes.EndpointSlices])
        {
            foreach (var present in store.Snapshot(type).Objects)
                data = data.With(type, present, exists: true);
        }

        return data;
    }

    public ZoneData Apply(StoreEvent change)
    {
        var data = change.Previous is null ? this : With(change.Resource, change.Previous, exists: false);
        return data.With(change.Resource, change.Current, exists: change.Type != StoreEventType.Deleted) with { Version = change.Version };
    }

    public ZoneService? FindService(string name, string @namespace) => Services.GetValueOrDefault(Key(name, @namespace));

    /// <summary>All slices of the Service together: there is one set per address family, and a new one every 100 endpoints.</summary>
    public IEnumerable<ZoneSlice> SlicesOf(string service, string @namespace) =>
        Slices.TryGetValue(Key(service, @namespace), out var slices) ? slices.Values : [];

    private ZoneData With(ResourceType type, StoredObject stored, bool exists)
    {
        if (type == ResourceTypes.Namespaces)
            return this with { Namespaces = exists ? Namespaces.Add(stored.Name) : Namespaces.Remove(stored.Name) };
        if (type == ResourceTypes.Services)
        {
            var key = Key(stored.Name, stored.Namespace);
            return this with { Services = exists ? Services.SetItem(key, ZoneService.Of(stored.Object)) : Services.Remove(key) };
        }

        if (type == ResourceTypes.EndpointSlices && ZoneSlice.ServiceName(stored.Object) is { } service)
        {
            var key = Key(service, stored.Namespace);
            var slices = Slices.GetValueOrDefault(key, ImmutableSortedDictionary<string, ZoneSlice>.Empty);
            slices = exists ? slices.SetItem(stored.Name, ZoneSlice.Of(stored.Object)) : slices.Remove(stored.Name);
            return this with { Slices = slices.IsEmpty ? Slices.Remove(key) : Slices.SetItem(key, slices) };
        }

        return this;
    }

    private static string Key(string name, string? @namespace) => $"{name}.{@namespace}";
}
