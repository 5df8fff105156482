using StsDashboard.Domain.Controller.Plans;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>One thing that would happen.</summary>
/// <param name="Order">Its place, from 1.</param>
/// <param name="Why">The rule it follows from, in words.</param>
/// <param name="Revision">For a creation, the revision the pod is made from; <c>(new)</c> for that of a template yet to be written.</param>
public sealed record PlanStepView(int Order, PlanAction Action, int Ordinal, string Pod, string Why, string? Revision);
