namespace StsDashboard.Simulator.Api.Discovery;

/// <summary>A part of a resource with its own kind and verbs.</summary>
internal sealed record Subresource(string Name, string Group, string Version, string Kind, string[] Verbs);
