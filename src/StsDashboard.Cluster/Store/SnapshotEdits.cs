using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Store;

/// <summary>Reads and edits a snapshot by kind. The only place that writes tables and indexes, so that they agree.</summary>
internal static class SnapshotEdits
{
    public static IReadOnlyCollection<Fact> TableOf(this ClusterSnapshot snapshot, SourceKind kind) => kind switch
    {
        SourceKind.StatefulSets => snapshot.Sets,
        SourceKind.Pods => snapshot.Pods,
        SourceKind.PersistentVolumeClaims => snapshot.Claims,
        SourceKind.PersistentVolumes => snapshot.Volumes,
        SourceKind.Services => snapshot.Services,
        SourceKind.EndpointSlices => snapshot.EndpointSlices,
        SourceKind.ControllerRevisions => snapshot.Revisions,
        SourceKind.PodDisruptionBudgets => snapshot.DisruptionBudgets,
        SourceKind.StorageClasses => snapshot.StorageClasses,
        SourceKind.Nodes => snapshot.Nodes,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of object."),
    };

    public static Fact? Find(this ClusterSnapshot snapshot, SourceKind kind, ObjectKey key) => kind switch
    {
        SourceKind.StatefulSets => snapshot.Sets.Find(key),
        SourceKind.Pods => snapshot.Pods.Find(key),
        SourceKind.PersistentVolumeClaims => snapshot.Claims.Find(key),
        SourceKind.PersistentVolumes => snapshot.Volumes.Find(key),
        SourceKind.Services => snapshot.Services.Find(key),
        SourceKind.EndpointSlices => snapshot.EndpointSlices.Find(key),
        SourceKind.ControllerRevisions => snapshot.Revisions.Find(key),
        SourceKind.PodDisruptionBudgets => snapshot.DisruptionBudgets.Find(key),
        SourceKind.StorageClasses => snapshot.StorageClasses.Find(key),
        SourceKind.Nodes => snapshot.Nodes.Find(key),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of object."),
    };

    public static SourceKind KindOf(Fact fact) => fact switch
    {
        StatefulSetFact => SourceKind.StatefulSets,
        PodFact => SourceKind.Pods,
        ClaimFact => SourceKind.PersistentVolumeClaims,
        VolumeFact => SourceKind.PersistentVolumes,
        ServiceFact => SourceKind.Services,
        EndpointSliceFact => SourceKind.EndpointSlices,
        RevisionFact => SourceKind.ControllerRevisions,
        DisruptionBudgetFact => SourceKind.PodDisruptionBudgets,
        StorageClassFact => SourceKind.StorageClasses,
        NodeFact => SourceKind.Nodes,
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "Not a fact the store holds."),
    };

    /// <summary>The snapshot after the change; its version is the caller's to raise.</summary>
    public static ClusterSnapshot With(this ClusterSnapshot snapshot, FactChange change) => (change.After ?? change.Before) switch
    {
        StatefulSetFact => snapshot with
        {
            Sets = snapshot.Sets.With(change),
            SetsByNamespace = snapshot.SetsByNamespace.With(change, static set => [set.Namespace]),
        },
        PodFact => snapshot with
        {
            Pods = snapshot.Pods.With(change),
            PodsByController = snapshot.PodsByController.With(change, static pod => pod.Controller is { } owner ? [owner.Uid] : []),
            PodsByClaim = snapshot.PodsByClaim.With(change, static pod => pod.ClaimNames.Select(name => new ObjectKey(pod.Namespace, name))),
        },
        ClaimFact => snapshot with
        {
            Claims = snapshot.Claims.With(change),
            ClaimsByNamespace = snapshot.ClaimsByNamespace.With(change, static claim => [claim.Namespace]),
        },
        VolumeFact => snapshot with { Volumes = snapshot.Volumes.With(change) },
        ServiceFact => snapshot with
        {
            Services = snapshot.Services.With(change),
            ServicesByNamespace = snapshot.ServicesByNamespace.With(change, static service => [service.Namespace]),
        },
        EndpointSliceFact => snapshot with
        {
            EndpointSlices = snapshot.EndpointSlices.With(change),
            SlicesByService = snapshot.SlicesByService.With(
                change, static slice => slice.ServiceName.Length > 0 ? [new ObjectKey(slice.Namespace, slice.ServiceName)] : []),
        },
        RevisionFact => snapshot with
        {
            Revisions = snapshot.Revisions.With(change),
            RevisionsByOwner = snapshot.RevisionsByOwner.With(change, static revision => revision.OwnerUid.Length > 0 ? [revision.OwnerUid] : []),
        },
        DisruptionBudgetFact => snapshot with
        {
            DisruptionBudgets = snapshot.DisruptionBudgets.With(change),
            BudgetsByNamespace = snapshot.BudgetsByNamespace.With(change, static budget => [budget.Namespace]),
        },
        StorageClassFact => snapshot with { StorageClasses = snapshot.StorageClasses.With(change) },
        NodeFact => snapshot with { Nodes = snapshot.Nodes.With(change) },
        _ => snapshot,
    };

    private static FactTable<T> With<T>(this FactTable<T> table, FactChange change)
        where T : Fact =>
        change.After is T after ? table.With(after) : table.Without(change.Before!.Key);

    private static FactIndex<TGroup, T> With<TGroup, T>(
        this FactIndex<TGroup, T> index, FactChange change, Func<T, IEnumerable<TGroup>> groupsOf)
        where TGroup : notnull
        where T : Fact
    {
        if (change.Before is T before)
        {
            foreach (var group in groupsOf(before))
            {
                index = index.Without(group, before.Key);
            }
        }
        if (change.After is T after)
        {
            foreach (var group in groupsOf(after))
            {
                index = index.With(group, after);
            }
        }
        return index;
    }
}
