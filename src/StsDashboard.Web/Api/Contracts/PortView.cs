namespace StsDashboard.Web.Api.Contracts;

/// <summary>A Service's port.</summary>
/// <param name="Name">Null when unnamed: it has no SRV record then.</param>
public sealed record PortView(string? Name, int Port, string Protocol);
