namespace StsDashboard.Web.Api.Contracts;

/// <summary>All that is known of one set.</summary>
public sealed record SetDetail : SetDescription<SlotDetail>
{
    public ControllerView Controller { get; init; } = new("", null, [], []);

    public RolloutView Rollout { get; init; } = new(0, 0, [], [], false, false);

    public ServiceView? Service { get; init; }

    /// <summary>The disruption budgets that select the set's pods.</summary>
    public IReadOnlyList<BudgetView> Disruption { get; init; } = [];

    public IReadOnlyList<FindingView> Findings { get; init; } = [];
}
