using StsDashboard.Domain.Controller.Plans;
using StsDashboard.Domain.Facts;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Api;

/// <summary>Plans as REST shows them.</summary>
internal static class PlanMapping
{
    public static PlanView ToView(this Plan plan, Frame frame, ObjectKey set) => new(
        frame.Version,
        frame.AsOf,
        set.Namespace,
        set.Name,
        plan.Summary,
        plan.Completes,
        [.. plan.Steps.Select(step => new PlanStepView(step.Order, step.Action, step.Ordinal, step.Pod, step.Why, OrNull(step.Revision)))],
        plan.MoreSteps,
        [.. plan.NamesLost.Select(name => new LostNameView(name.Fqdn, name.Ordinal, name.AtStep, name.BackAtStep))],
        [.. plan.Claims.Select(claim => new PlannedClaimView(
            claim.Name, claim.Template, claim.Ordinal, claim.Effect, claim.Bytes, OrNull(claim.Volume), OrNull(claim.ReclaimPolicy)))],
        new(
            plan.Disruption.AsksBudgets,
            plan.Disruption.Members,
            plan.Disruption.ReadyNow,
            plan.Disruption.LeastReady,
            [.. plan.Disruption.Budgets.Select(budget => new PlannedBudgetView(budget.Name, budget.AllowedNow, budget.Evictions, budget.Refused))],
            plan.Disruption.Text),
        [.. plan.Warnings.Select(warning => new PlanWarningView(warning.Id, warning.Severity, warning.Text))],
        OrNull(plan.Command));

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
