using System.Net;

namespace StsDashboard.Simulator.Dns;

/// <summary>One address and port that a name stands for.</summary>
/// <param name="Label">The endpoint's label below the Service; empty for the Service's own address.</param>
internal readonly record struct ZoneTarget(IPAddress Address, string Label, int Port);
