using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects;

/// <summary>One change of the store.</summary>
/// <param name="Type">What happened.</param>
/// <param name="Resource">The kind of object.</param>
/// <param name="Current">The object after the change; for a deletion its last state, at the deletion's version.</param>
/// <param name="Previous">The object before the change; null when it was created.</param>
public sealed record StoreEvent(StoreEventType Type, ResourceType Resource, StoredObject Current, StoredObject? Previous)
{
    /// <summary>The object; not to be changed.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "Kubernetes calls it the object, in its watch events too.")]
    public JsonObject Object => Current.Object;

    public long Version => Current.Version;
}
