namespace StsDashboard.Web.Api.Contracts;

/// <summary>The orphaned claims, as of one frame.</summary>
/// <param name="TotalBytes">What they request together.</param>
public sealed record OrphanList(long Version, DateTimeOffset AsOf, IReadOnlyList<OrphanView> Items, long TotalBytes);
