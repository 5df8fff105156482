namespace StsDashboard.Domain.Controller.Plans;

/// <summary>One thing that happens.</summary>
/// <param name="Order">Its place, from 1.</param>
/// <param name="Pod">The pod's name.</param>
/// <param name="Why">The rule it follows from, in words.</param>
/// <param name="Revision">For a creation, the revision the pod is made from; <see cref="Plan.NewRevision"/> for that of a template yet to be written; else empty.</param>
public sealed record PlanStep(int Order, PlanAction Action, int Ordinal, string Pod, string Why, string Revision = "");
