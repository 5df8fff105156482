namespace StsDashboard.Domain.Controller;

/// <summary>
/// The rule of the StatefulSet controller that a step or a wait follows from
/// (pkg/controller/statefulset/stateful_set_control.go).
/// </summary>
public enum ControllerRule
{
    /// <summary>The set is being deleted: the controller only keeps its status.</summary>
    SetDeleted,

    /// <summary>A Failed or Succeeded pod is deleted and comes back.</summary>
    ReplaceFinished,

    /// <summary>An ordinal in range has no pod.</summary>
    CreateMissing,

    /// <summary>The claim still belongs to an older pod of that name (<c>whenScaled: Delete</c>).</summary>
    StaleClaim,

    /// <summary>The ordinal's claim is being deleted: the pod is created once it is gone, with a new claim.</summary>
    ClaimTerminating,

    /// <summary>OrderedReady: a pod that is starting holds up the ordinals after it.</summary>
    WaitForReady,

    /// <summary>OrderedReady: a ready pod has to stay ready for <c>minReadySeconds</c>.</summary>
    WaitForAvailable,

    /// <summary>A terminating pod holds up what comes after it.</summary>
    WaitForTermination,

    /// <summary>A pod out of range is deleted, highest ordinal first.</summary>
    ScaleDown,

    /// <summary>OrderedReady: an unhealthy pod holds up the scale-down.</summary>
    ScaleDownWaits,

    /// <summary>OnDelete: outdated pods stay until somebody deletes them.</summary>
    OnDelete,

    /// <summary>RollingUpdate: the highest outdated ordinal in scope is deleted and comes back updated.</summary>
    RollingUpdate,

    /// <summary>RollingUpdate: a pod that is not available ends the pass.</summary>
    RollingUpdateWaits,

    /// <summary>The partition keeps the outdated ordinals that are left.</summary>
    Partition,

    /// <summary>An update strategy this version of the dashboard does not know.</summary>
    UnknownStrategy,

    /// <summary>The set's pods are not known, so neither is what the controller does.</summary>
    PodsUnknown,

    /// <summary>Everything is as the set asks.</summary>
    Done,
}
