namespace StsDashboard.Web.Api.Contracts;

/// <summary>A name that came to resolve as it should.</summary>
/// <param name="Set">A set that it is asked for.</param>
/// <param name="ExpectedAt">When the dashboard saw that, by the EndpointSlices, it should be so.</param>
/// <param name="ResolvesAt">When every server had said so.</param>
public sealed record ConvergedNameView(string Fqdn, SetReference Set, DateTimeOffset ExpectedAt, DateTimeOffset ResolvesAt, double Seconds);
