using System.Net;

namespace StsDashboard.Simulator.Dns;

/// <summary>One address that is published.</summary>
/// <param name="Label">The name below the Service's: the endpoint's hostname, else its address with dashes.</param>
internal sealed record ZoneEndpoint(IPAddress Address, string Label);
