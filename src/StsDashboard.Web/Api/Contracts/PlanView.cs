namespace StsDashboard.Web.Api.Contracts;

/// <summary>What would follow from a change to a set.</summary>
/// <param name="Summary">The whole in a sentence or two.</param>
/// <param name="Completes">It comes to its end by itself, if nothing else fails.</param>
/// <param name="Steps">In order; the last is a <c>Wait</c> when the plan stops short.</param>
/// <param name="MoreSteps">How many steps are left out, after the last listed or before the final <c>Wait</c>.</param>
/// <param name="Claims">By ordinal and template.</param>
/// <param name="Warnings">Worst first.</param>
/// <param name="Command">The command that makes the change; null when none is asked for.</param>
public sealed record PlanView(
    long Version,
    DateTimeOffset AsOf,
    string Namespace,
    string Name,
    string Summary,
    bool Completes,
    IReadOnlyList<PlanStepView> Steps,
    int MoreSteps,
    IReadOnlyList<LostNameView> NamesLost,
    IReadOnlyList<PlannedClaimView> Claims,
    PlannedDisruptionView Disruption,
    IReadOnlyList<PlanWarningView> Warnings,
    string? Command);
