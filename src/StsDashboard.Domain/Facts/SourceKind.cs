namespace StsDashboard.Domain.Facts;

/// <summary>One watched kind, events, or DNS.</summary>
public enum SourceKind
{
    StatefulSets,
    Pods,
    PersistentVolumeClaims,
    PersistentVolumes,
    Services,
    EndpointSlices,
    ControllerRevisions,
    PodDisruptionBudgets,
    StorageClasses,
    Nodes,

    /// <summary>Asked when a reason is wanted or somebody looks, never watched.</summary>
    Events,

    Dns,
}
