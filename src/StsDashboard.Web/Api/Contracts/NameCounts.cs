namespace StsDashboard.Web.Api.Contracts;

/// <summary>How the pods' names are doing.</summary>
/// <param name="Expected">Names that should exist now.</param>
/// <param name="Resolving">Null when nobody asks.</param>
/// <param name="NotExpected">In-range pods whose name is absent, as it should be.</param>
public sealed record NameCounts(int Expected, int? Resolving, int Wrong, int NotExpected);
