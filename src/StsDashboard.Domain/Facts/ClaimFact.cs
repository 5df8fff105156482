namespace StsDashboard.Domain.Facts;

/// <summary>A PersistentVolumeClaim.</summary>
public sealed record ClaimFact : Fact
{
    public LabelSet Labels { get; init; } = LabelSet.Empty;

    public ValueList<OwnerReference> Owners { get; init; }

    /// <summary><c>Pending</c>, <c>Bound</c>, <c>Lost</c>.</summary>
    public string Phase { get; init; } = "Pending";

    /// <summary><c>spec.volumeName</c>; empty until bound.</summary>
    public string VolumeName { get; init; } = "";

    /// <summary>Null: the cluster's default class (none was there yet); empty: no class on purpose.</summary>
    public string? StorageClass { get; init; }

    public ValueList<string> AccessModes { get; init; }

    public Quantity Requested { get; init; }

    /// <summary><c>status.capacity.storage</c>; zero until bound.</summary>
    public Quantity Capacity { get; init; }

    /// <summary>Transition time of the condition <c>Unused</c> (Kubernetes 1.37 and later) when it is True.</summary>
    public DateTimeOffset? UnusedSince { get; init; }

    /// <summary>Conditions that tell of a resize: their types, such as <c>FileSystemResizePending</c>.</summary>
    public ValueList<string> ResizeConditions { get; init; }
}
