namespace StsDashboard.Domain.Inspection;

/// <summary>Why a claim is orphaned.</summary>
public enum OrphanClass
{
    /// <summary>In range, but no pod mounts it.</summary>
    Unmounted,

    /// <summary>Out of range: a scale-up mounts it again, with its old data.</summary>
    BeyondRange,

    ScaledToZero,

    SetGone,

    /// <summary>The name fits more than one set or template.</summary>
    Ambiguous,
}
