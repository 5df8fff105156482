using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>One rule of the catalogue.</summary>
/// <param name="Id">Stable, such as <c>NET002</c>.</param>
/// <param name="Severity">The severity of its findings, or the worst of them.</param>
public sealed record RuleView(string Id, string Title, Severity Severity, string Explanation, string Advice);
