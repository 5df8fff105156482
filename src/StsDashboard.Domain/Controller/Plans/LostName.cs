namespace StsDashboard.Domain.Controller.Plans;

/// <summary>A name that stops resolving in the course of a plan.</summary>
/// <param name="Fqdn">Without the trailing dot.</param>
/// <param name="Ordinal">The pod whose name it is; null for the governing Service's own.</param>
/// <param name="AtStep">The step with which it goes.</param>
/// <param name="BackAtStep">The creation after which it comes back; null when it does not.</param>
public sealed record LostName(string Fqdn, int? Ordinal, int AtStep, int? BackAtStep);
