namespace StsDashboard.Web.Api.Contracts;

/// <summary>Findings by severity.</summary>
public sealed record FindingCounts(int Error, int Warning, int Info);
