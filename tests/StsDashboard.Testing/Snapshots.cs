using StsDashboard.Domain.Facts;

namespace StsDashboard.Testing;

/// <summary>Builds snapshots whose indexes agree with their tables, as the store's do.</summary>
public static class Snapshots
{
    /// <summary>Everything may be read and was listed; one DNS server is asked.</summary>
    public static ClusterSnapshot Of(params ReadOnlySpan<Fact> facts)
    {
        var snapshot = ClusterSnapshot.Empty;
        foreach (var kind in Enum.GetValues<SourceKind>())
        {
            snapshot = snapshot.WithSource(kind, SourceState.Live);
        }
        return snapshot.With(facts);
    }

    public static ClusterSnapshot WithSource(this ClusterSnapshot snapshot, SourceKind kind, SourceState state)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot with { Sources = snapshot.Sources.SetItem((kind, ""), new SourceFact { Kind = kind, State = state, Since = Clock.Start }) };
    }

    public static ClusterSnapshot WithoutSource(this ClusterSnapshot snapshot, SourceKind kind)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot with { Sources = snapshot.Sources.Remove((kind, "")) };
    }

    public static ClusterSnapshot With(this ClusterSnapshot snapshot, params ReadOnlySpan<Fact> facts)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        foreach (var fact in facts)
        {
            snapshot = Add(snapshot, fact);
        }
        return snapshot;
    }

    public static ClusterSnapshot WithAnswers(this ClusterSnapshot snapshot, NameFact name)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(name);
        return snapshot with { Names = snapshot.Names.With([name], []) };
    }

    private static ClusterSnapshot Add(ClusterSnapshot snapshot, Fact fact) => fact switch
    {
        StatefulSetFact set => snapshot with { Sets = snapshot.Sets.With(set), SetsByNamespace = snapshot.SetsByNamespace.With(set.Namespace, set) },
        PodFact pod => AddPod(snapshot, pod),
        ClaimFact claim => snapshot with { Claims = snapshot.Claims.With(claim), ClaimsByNamespace = snapshot.ClaimsByNamespace.With(claim.Namespace, claim) },
        VolumeFact volume => snapshot with { Volumes = snapshot.Volumes.With(volume) },
        ServiceFact service => snapshot with
        {
            Services = snapshot.Services.With(service),
            ServicesByNamespace = snapshot.ServicesByNamespace.With(service.Namespace, service),
        },
        EndpointSliceFact slice => snapshot with
        {
            EndpointSlices = snapshot.EndpointSlices.With(slice),
            SlicesByService = snapshot.SlicesByService.With(new ObjectKey(slice.Namespace, slice.ServiceName), slice),
        },
        RevisionFact revision => snapshot with
        {
            Revisions = snapshot.Revisions.With(revision),
            RevisionsByOwner = snapshot.RevisionsByOwner.With(revision.OwnerUid, revision),
        },
        DisruptionBudgetFact budget => snapshot with
        {
            DisruptionBudgets = snapshot.DisruptionBudgets.With(budget),
            BudgetsByNamespace = snapshot.BudgetsByNamespace.With(budget.Namespace, budget),
        },
        StorageClassFact storageClass => snapshot with { StorageClasses = snapshot.StorageClasses.With(storageClass) },
        NodeFact node => snapshot with { Nodes = snapshot.Nodes.With(node) },
        _ => throw new ArgumentException($"{fact.GetType().Name} has no table.", nameof(fact)),
    };

    private static ClusterSnapshot AddPod(ClusterSnapshot snapshot, PodFact pod)
    {
        var byClaim = snapshot.PodsByClaim;
        foreach (var claim in pod.ClaimNames)
        {
            byClaim = byClaim.With(new ObjectKey(pod.Namespace, claim), pod);
        }
        return snapshot with
        {
            Pods = snapshot.Pods.With(pod),
            PodsByClaim = byClaim,
            PodsByController = pod.Controller is { } owner ? snapshot.PodsByController.With(owner.Uid, pod) : snapshot.PodsByController,
        };
    }
}
