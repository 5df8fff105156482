namespace StsDashboard.Domain.Facts;

/// <summary>One watched kind, or DNS.</summary>
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
    Dns,
}
