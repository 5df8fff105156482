namespace StsDashboard.Web.Api.Contracts;

/// <summary>A set's revisions, newest first.</summary>
public sealed record RevisionList(long Version, DateTimeOffset AsOf, IReadOnlyList<RevisionView> Items);
