namespace StsDashboard.Web.Api.Contracts;

/// <summary>How much of the set would be away, and whom that asks.</summary>
/// <param name="AsksBudgets">Only evictions ask budgets; the controller's own deletions do not.</param>
/// <param name="Members">The ordinals that are in range before and after.</param>
/// <param name="LeastReady">How few of them are ready at the worst moment.</param>
public sealed record PlannedDisruptionView(
    bool AsksBudgets, int Members, int ReadyNow, int LeastReady, IReadOnlyList<PlannedBudgetView> Budgets, string Text);
