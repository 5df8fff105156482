using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Controller.Plans;

/// <summary>Says how much of a set is away in the course of a plan.</summary>
internal static class PlanDisruption
{
    public static PlannedDisruption Of(PlanOutcome outcome)
    {
        var ready = outcome.Imagination.Ready;
        var drain = outcome.Imagination.Drain;
        var budgets = drain?.Budgets(outcome.World) ?? outcome.Was.Budgets
            .Select(budget => new PlannedBudget(budget.Name, budget.IsCurrent ? budget.DisruptionsAllowed : null, 0, 0))
            .ToValueList();
        return new(drain is not null, ready.Members, ready.ReadyNow, ready.Least, budgets, $"{Readiness(outcome)} {Budgets(outcome, budgets)}");
    }

    private static string Readiness(PlanOutcome outcome)
    {
        var ready = outcome.Imagination.Ready;
        return outcome.Request.DeleteSet ? "Every pod goes."
            : ready.Members == 0 ? "No ordinal is in range both before and after."
            : ready.Least < ready.ReadyNow ? $"At the worst {ready.Least} of {ready.Members} {Pods(ready.Members)} ready; now it is {ready.ReadyNow}."
            : $"Never fewer than {ready.ReadyNow} of {ready.Members} {Pods(ready.Members)} ready, as now.";
    }

    private static string Pods(int count) => count == 1 ? "pod is" : "pods are";

    private static string Budgets(PlanOutcome outcome, ValueList<PlannedBudget> budgets)
    {
        if (outcome.Imagination.Drain is not { } drain)
        {
            return outcome.Request.DeleteSet
                ? "No budget is asked: budgets guard against evictions, not deletions."
                : "No budget is asked: the controller's own deletions do not ask them, only evictions do.";
        }
        return budgets.IsEmpty ? "No budget selects the pods, so nothing holds their eviction up."
            : drain.Waiting.Count > 0 ? $"{drain.Waiting.Count} of {drain.Pods} evictions are refused."
            : "Each eviction waits until its budget allows it.";
    }
}
