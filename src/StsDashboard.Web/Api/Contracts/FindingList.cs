namespace StsDashboard.Web.Api.Contracts;

/// <summary>The findings that were asked for, as of one frame.</summary>
public sealed record FindingList(long Version, DateTimeOffset AsOf, IReadOnlyList<FindingView> Items);
