namespace StsDashboard.Web.Api.Contracts;

/// <summary>A name that would stop resolving.</summary>
/// <param name="Ordinal">Null for the governing Service's own name.</param>
/// <param name="AtStep">The step with which it goes.</param>
/// <param name="BackAtStep">The creation after which it comes back; null when it does not.</param>
public sealed record LostNameView(string Fqdn, int? Ordinal, int AtStep, int? BackAtStep);
