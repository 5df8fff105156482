namespace StsDashboard.Web.Tests.Metrics;

/// <summary>One metric of a scrape: what it is, and its samples.</summary>
/// <param name="Samples">Value by the whole text before it, such as <c>sets{verdict="Held"}</c>.</param>
internal sealed record MetricFamily(string Name, string Type, string Help, IReadOnlyDictionary<string, double> Samples);
