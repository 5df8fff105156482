namespace StsDashboard.Domain.Controller.Plans;

/// <summary>What becomes of a claim.</summary>
public enum ClaimEffect
{
    /// <summary>It stays with its ordinal.</summary>
    Kept,

    /// <summary>It was left over, and is mounted again with the data it has.</summary>
    ReAdopted,

    /// <summary>It is made from the set's template, empty.</summary>
    Created,

    /// <summary>It stays, and no ordinal needs it.</summary>
    Orphaned,

    /// <summary>It is deleted, and its volume with the data (reclaim policy <c>Delete</c>).</summary>
    Destroyed,

    /// <summary>It is deleted, and its volume stays without a claim (reclaim policy <c>Retain</c>).</summary>
    Released,

    /// <summary>It is deleted; what becomes of the volume is not known.</summary>
    Deleted,
}
