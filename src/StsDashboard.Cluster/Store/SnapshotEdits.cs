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

    /// <summary>The snapshot after the changes, all of one kind; its version is the caller's to raise.</summary>
    public static ClusterSnapshot With(this ClusterSnapshot snapshot, IReadOnlyList<FactChange> changes) => (changes[0].After ?? changes[0].Before) switch
    {
        StatefulSetFact => snapshot with
        {
            Sets = snapshot.Sets.With(changes),
            SetsByNamespace = snapshot.SetsByNamespace.With(changes, static set => [set.Namespace]),
        },
        PodFact => snapshot with
        {
            Pods = snapshot.Pods.With(changes),
            PodsByController = snapshot.PodsByController.With(changes, static pod => pod.Controller is { } owner ? [owner.Uid] : []),
            PodsByClaim = snapshot.PodsByClaim.With(changes, static pod => pod.ClaimNames.Select(name => new ObjectKey(pod.Namespace, name))),
        },
        ClaimFact => snapshot with
        {
            Claims = snapshot.Claims.With(changes),
            ClaimsByNamespace = snapshot.ClaimsByNamespace.With(changes, static claim => [claim.Namespace]),
        },
        VolumeFact => snapshot with { Volumes = snapshot.Volumes.With(changes) },
        ServiceFact => snapshot with
        {
            Services = snapshot.Services.With(changes),
            ServicesByNamespace = snapshot.ServicesByNamespace.With(changes, static service => [service.Namespace]),
        },
        EndpointSliceFact => snapshot with
        {
            EndpointSlices = snapshot.EndpointSlices.With(changes),
            SlicesByService = snapshot.SlicesByService.With(
                changes, static slice => slice.ServiceName.Length > 0 ? [new ObjectKey(slice.Namespace, slice.ServiceName)] : []),
        },
        RevisionFact => snapshot with
        {
            Revisions = snapshot.Revisions.With(changes),
            RevisionsByOwner = snapshot.RevisionsByOwner.With(changes, static revision => revision.OwnerUid.Length > 0 ? [revision.OwnerUid] : []),
        },
        DisruptionBudgetFact => snapshot with
        {
            DisruptionBudgets = snapshot.DisruptionBudgets.With(changes),
            BudgetsByNamespace = snapshot.BudgetsByNamespace.With(changes, static budget => [budget.Namespace]),
        },
        StorageClassFact => snapshot with { StorageClasses = snapshot.StorageClasses.With(changes) },
        NodeFact => snapshot with { Nodes = snapshot.Nodes.With(changes) },
        _ => snapshot,
    };

    private static FactTable<T> With<T>(this FactTable<T> table, IReadOnlyList<FactChange> changes)
        where T : Fact =>
        table.With(changes.Select(static change => KeyValuePair.Create(change.Key, (T?)change.After)));

    private static FactIndex<TGroup, T> With<TGroup, T>(
        this FactIndex<TGroup, T> index, IReadOnlyList<FactChange> changes, Func<T, IEnumerable<TGroup>> groupsOf)
        where TGroup : notnull, IEquatable<TGroup>
        where T : Fact
    {
        var edits = new List<FactIndex<TGroup, T>.Edit>(changes.Count);
        foreach (var change in changes)
        {
            if (change.Before is T before)
            {
                edits.AddRange(groupsOf(before).Select(group => new FactIndex<TGroup, T>.Edit(group, before.Key, null)));
            }
            if (change.After is T after)
            {
                edits.AddRange(groupsOf(after).Select(group => new FactIndex<TGroup, T>.Edit(group, after.Key, after)));
            }
        }
        return index.With(edits);
    }
}
