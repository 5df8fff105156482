using StsDashboard.Domain.Controller.Plans;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>Something to know before making the change.</summary>
public sealed record PlanWarningView(PlanWarningId Id, Severity Severity, string Text);
