namespace StsDashboard.Web.Api.Contracts;

/// <summary>Names compared, of one frame.</summary>
public sealed record NameList(long Version, DateTimeOffset AsOf, IReadOnlyList<MismatchView> Items);
