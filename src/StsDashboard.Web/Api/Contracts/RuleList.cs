namespace StsDashboard.Web.Api.Contracts;

/// <summary>The rules catalogue.</summary>
public sealed record RuleList(long Version, DateTimeOffset AsOf, IReadOnlyList<RuleView> Items);
