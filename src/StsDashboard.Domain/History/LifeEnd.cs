namespace StsDashboard.Domain.History;

/// <summary>Why a pod went, or is going, as far as the objects tell.</summary>
public enum LifeEnd : byte
{
    /// <summary>It is not going.</summary>
    None,

    /// <summary>The update replaced it.</summary>
    Updated,

    /// <summary>Its ordinal is no longer in range.</summary>
    ScaledDown,

    /// <summary>It had failed or finished, and the controller makes it anew.</summary>
    Failed,

    /// <summary>The set is deleted.</summary>
    SetDeleted,

    /// <summary>By a person, an eviction or a node's end: no reason stands in the set.</summary>
    Deleted,
}
