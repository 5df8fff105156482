namespace StsDashboard.Domain.Facts;

/// <summary>A PodDisruptionBudget (policy/v1).</summary>
public sealed record DisruptionBudgetFact : Fact
{
    /// <summary>Null selects no pod; an empty one selects every pod of the namespace.</summary>
    public LabelSelector? Selector { get; init; }

    /// <summary>As written: a number or a percentage; null when absent.</summary>
    public string? MinAvailable { get; init; }

    public string? MaxUnavailable { get; init; }

    public string UnhealthyPodEvictionPolicy { get; init; } = "";

    /// <summary><c>status.disruptionsAllowed</c>, valid while <see cref="IsCurrent"/>.</summary>
    public int DisruptionsAllowed { get; init; }

    public int CurrentHealthy { get; init; }

    public int DesiredHealthy { get; init; }

    public int ExpectedPods { get; init; }

    /// <summary>The controller's counts are about the budget as it is now (<c>observedGeneration</c>).</summary>
    public bool IsCurrent { get; init; }
}
