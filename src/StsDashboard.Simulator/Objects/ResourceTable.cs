using System.Collections.Immutable;

namespace StsDashboard.Simulator.Objects;

/// <summary>The objects of one kind. The dictionary is immutable, so that a list is a reference and pages agree.</summary>
internal sealed class ResourceTable(int historyCapacity)
{
    public ImmutableSortedDictionary<ObjectKey, StoredObject> Objects { get; private set; } =
        ImmutableSortedDictionary<ObjectKey, StoredObject>.Empty;

    public EventLog History { get; } = new(historyCapacity);

    public ChangeSignal Signal { get; } = new();

    /// <summary>The version of the newest change of this kind.</summary>
    public long LastVersion { get; private set; }

    public void Commit(ObjectKey key, StoreEvent change)
    {
        Objects = change.Type == StoreEventType.Deleted ? Objects.Remove(key) : Objects.SetItem(key, change.Current);
        LastVersion = change.Version;
        History.Append(change);
        Signal.Pulse();
    }
}
