namespace StsDashboard.Domain.History;

/// <summary>
/// What a pod is in at a time, for the people who wait for it. In the order in which a start goes through them, which the
/// code relies on.
/// </summary>
public enum PhaseKind : byte
{
    /// <summary>In range, and there is no pod.</summary>
    Missing,

    /// <summary>No node has been chosen.</summary>
    Unscheduled,

    /// <summary>Claims are not bound, or volumes and network are not set up on the node.</summary>
    WaitingForVolumes,

    /// <summary>Images are pulled, init containers run.</summary>
    Starting,

    /// <summary>Containers run, and the pod is not ready: not yet, or not any more.</summary>
    NotReady,

    /// <summary>Ready; its name does not resolve, or is not asked for.</summary>
    Ready,

    /// <summary>Ready, and every server gives its name the right addresses.</summary>
    NameResolves,

    /// <summary>From the request to delete it until it is gone.</summary>
    Deleting,

    /// <summary>Before this dashboard looked; the objects do not tell what it was.</summary>
    Unseen,

    /// <summary>Not a phase but the end of them all.</summary>
    Gone,
}
