namespace StsDashboard.Domain.Facts;

/// <summary>A PersistentVolume.</summary>
public sealed record VolumeFact : Fact
{
    public string Phase { get; init; } = "";

    public Quantity Capacity { get; init; }

    public string StorageClass { get; init; } = "";

    /// <summary><c>Delete</c>: deleting the claim destroys the data. <c>Retain</c> keeps it.</summary>
    public string ReclaimPolicy { get; init; } = "Retain";

    /// <summary>The claim that holds the volume; null when none does.</summary>
    public ObjectKey? Claim { get; init; }

    /// <summary>Zones that the volume's node affinity allows; empty when it is bound to none.</summary>
    public ValueList<string> Zones { get; init; }

    /// <summary>Host names that the volume's node affinity allows (local volumes); empty when it is bound to none.</summary>
    public ValueList<string> Hostnames { get; init; }
}
