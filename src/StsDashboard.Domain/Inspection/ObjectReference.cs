using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>The object a finding is about.</summary>
public sealed record ObjectReference(string Kind, string Namespace, string Name)
{
    public static ObjectReference To(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return new(KindOf(fact), fact.Namespace, fact.Name);
    }

    private static string KindOf(Fact fact) => fact switch
    {
        StatefulSetFact => "StatefulSet",
        PodFact => "Pod",
        ClaimFact => "PersistentVolumeClaim",
        VolumeFact => "PersistentVolume",
        ServiceFact => "Service",
        EndpointSliceFact => "EndpointSlice",
        RevisionFact => "ControllerRevision",
        DisruptionBudgetFact => "PodDisruptionBudget",
        StorageClassFact => "StorageClass",
        NodeFact => "Node",
        _ => fact.GetType().Name,
    };
}
