namespace StsDashboard.Domain.Inspection;

/// <summary>What is in a slot.</summary>
public enum SlotState
{
    Ready,
    NotReady,
    Pending,
    Terminating,
    Failed,

    /// <summary>In range, without a pod.</summary>
    Missing,

    /// <summary>Out of range, with a pod that is not yet terminating.</summary>
    Condemned,

    /// <summary>Out of range, without a pod: a claim was left behind.</summary>
    ClaimOnly,

    /// <summary>Pods may not be read here, or are not listed yet, so nothing is known of the ordinal's.</summary>
    Unknown,
}
