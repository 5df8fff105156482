using StsDashboard.Cluster.Watching.Wire;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Watching.Mapping;

internal static class DisruptionBudgetMapping
{
    public static DisruptionBudgetFact ToFact(DisruptionBudgetWire budget) => new()
    {
        Key = budget.Key(),
        Uid = budget.Uid(),
        CreatedAt = budget.CreatedAt(),
        DeletionTimestamp = budget.Metadata.DeletionTimestamp,
        Selector = budget.Spec.Selector.ToSelector(),
        MinAvailable = budget.Spec.MinAvailable,
        MaxUnavailable = budget.Spec.MaxUnavailable,
        UnhealthyPodEvictionPolicy = budget.Spec.UnhealthyPodEvictionPolicy ?? "",
        DisruptionsAllowed = budget.Status.DisruptionsAllowed,
        CurrentHealthy = budget.Status.CurrentHealthy,
        DesiredHealthy = budget.Status.DesiredHealthy,
        ExpectedPods = budget.Status.ExpectedPods,
        IsCurrent = budget.Status.ObservedGeneration == budget.Metadata.Generation,
    };
}
