using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Controller.Plans;

/// <summary>Something to know before making a change.</summary>
/// <param name="Text">In a sentence or two.</param>
public sealed record PlanWarning(PlanWarningId Id, Severity Severity, string Text);
