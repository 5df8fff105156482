namespace StsDashboard.Web.Api.Contracts;

/// <summary>How the set's claims are doing.</summary>
/// <param name="OrphanedBytes">What the orphaned ones request together.</param>
public sealed record ClaimCounts(int? Expected, int? Bound, int Orphaned, long OrphanedBytes);
