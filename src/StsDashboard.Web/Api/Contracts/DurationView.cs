namespace StsDashboard.Web.Api.Contracts;

/// <summary>How long something took, in seconds, of <paramref name="Count"/> times; null when it never happened.</summary>
public sealed record DurationView(long Count, double? P50, double? P95, double? P99);
