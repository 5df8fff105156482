namespace StsDashboard.Domain.Facts;

/// <summary>A Node.</summary>
public sealed record NodeFact : Fact
{
    /// <summary>Label <c>topology.kubernetes.io/zone</c>; empty when the node names none.</summary>
    public string Zone { get; init; } = "";

    /// <summary>Label <c>kubernetes.io/hostname</c>.</summary>
    public string Hostname { get; init; } = "";

    public bool IsReady { get; init; }

    /// <summary>Last transition of the Ready condition, whichever way; null when the node has none.</summary>
    public DateTimeOffset? ReadyChangedAt { get; init; }

    /// <summary><c>spec.unschedulable</c>: cordoned.</summary>
    public bool IsUnschedulable { get; init; }
}
