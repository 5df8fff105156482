namespace StsDashboard.Simulator.Objects;

/// <summary>What happened to an object.</summary>
public enum StoreEventType
{
    Added,
    Modified,
    Deleted,
}
