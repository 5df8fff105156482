using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Controller.Plans;

/// <summary>How much of the set is away in the course of a plan, and whom that asks.</summary>
/// <param name="AsksBudgets">Only evictions ask budgets; the controller's own deletions do not.</param>
/// <param name="Members">The ordinals that are in range before and after.</param>
/// <param name="ReadyNow">How many of them are ready now.</param>
/// <param name="LeastReady">How few of them are ready at the worst moment.</param>
/// <param name="Text">The same in words.</param>
public sealed record PlannedDisruption(bool AsksBudgets, int Members, int ReadyNow, int LeastReady, ValueList<PlannedBudget> Budgets, string Text);
