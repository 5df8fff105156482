using StsDashboard.Cluster.Watching.Mapping;
using StsDashboard.Cluster.Watching.Wire;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Watching;

/// <summary>Every kind that is watched.</summary>
internal static class WatchedKinds
{
    private static readonly WireContext Wire = WireContext.Default;

    public static IReadOnlyList<WatchedKind> All { get; } =
    [
        new WatchedKind<StatefulSetWire>(SourceKind.StatefulSets, "apps/v1", "statefulsets", true,
            Wire.StatefulSetWire, Wire.ListWireStatefulSetWire, StatefulSetMapping.ToFact),
        new WatchedKind<PodWire>(SourceKind.Pods, "v1", "pods", true,
            Wire.PodWire, Wire.ListWirePodWire, PodMapping.ToFact),
        new WatchedKind<ClaimWire>(SourceKind.PersistentVolumeClaims, "v1", "persistentvolumeclaims", true,
            Wire.ClaimWire, Wire.ListWireClaimWire, StorageMapping.ToClaim),
        new WatchedKind<VolumeWire>(SourceKind.PersistentVolumes, "v1", "persistentvolumes", false,
            Wire.VolumeWire, Wire.ListWireVolumeWire, StorageMapping.ToVolume),
        new WatchedKind<ServiceWire>(SourceKind.Services, "v1", "services", true,
            Wire.ServiceWire, Wire.ListWireServiceWire, NetworkMapping.ToService),
        new WatchedKind<EndpointSliceWire>(SourceKind.EndpointSlices, "discovery.k8s.io/v1", "endpointslices", true,
            Wire.EndpointSliceWire, Wire.ListWireEndpointSliceWire, NetworkMapping.ToSlice),
        // Whole objects: the number that orders revisions is not in their metadata. The body is skipped when read.
        new WatchedKind<RevisionWire>(SourceKind.ControllerRevisions, "apps/v1", "controllerrevisions", true,
            Wire.RevisionWire, Wire.ListWireRevisionWire, StatefulSetMapping.ToRevision),
        new WatchedKind<DisruptionBudgetWire>(SourceKind.PodDisruptionBudgets, "policy/v1", "poddisruptionbudgets", true,
            Wire.DisruptionBudgetWire, Wire.ListWireDisruptionBudgetWire, DisruptionBudgetMapping.ToFact),
        new WatchedKind<StorageClassWire>(SourceKind.StorageClasses, "storage.k8s.io/v1", "storageclasses", false,
            Wire.StorageClassWire, Wire.ListWireStorageClassWire, StorageMapping.ToStorageClass),
        new WatchedKind<NodeWire>(SourceKind.Nodes, "v1", "nodes", false,
            Wire.NodeWire, Wire.ListWireNodeWire, NodeMapping.ToFact),
    ];
}
