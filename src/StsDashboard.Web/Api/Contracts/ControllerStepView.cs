using StsDashboard.Domain.Controller;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>One thing the controller does.</summary>
/// <param name="Ordinal">Null when <paramref name="Action"/> is <c>None</c>.</param>
/// <param name="Why">The rule it follows from, in words.</param>
/// <param name="Until">For a wait that only time ends, the instant.</param>
public sealed record ControllerStepView(ControllerAction Action, int? Ordinal, string Why, DateTimeOffset? Until);
