namespace StsDashboard.Domain.Controller.Plans;

/// <summary>A change to imagine. With nothing in it: what the controller still has to do by itself.</summary>
public sealed record PlanRequest
{
    /// <summary>The new <c>spec.replicas</c>; null leaves it.</summary>
    public int? Replicas { get; init; }

    /// <summary>The new partition of the rolling update; null leaves it.</summary>
    public int? Partition { get; init; }

    /// <summary>The pod template changes, so that every pod is outdated.</summary>
    public bool NewTemplate { get; init; }

    /// <summary>The set is deleted, and its pods with it.</summary>
    public bool DeleteSet { get; init; }

    /// <summary>The node that is drained; null for none.</summary>
    public string? DrainNode { get; init; }

    public bool ChangesSpec => Replicas is not null || Partition is not null || NewTemplate;

    public bool IsEmpty => !ChangesSpec && !DeleteSet && DrainNode is null;
}
