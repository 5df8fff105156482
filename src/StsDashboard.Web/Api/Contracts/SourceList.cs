namespace StsDashboard.Web.Api.Contracts;

/// <summary>Every source, as of one frame.</summary>
public sealed record SourceList(long Version, DateTimeOffset AsOf, IReadOnlyList<SourceView> Items);
