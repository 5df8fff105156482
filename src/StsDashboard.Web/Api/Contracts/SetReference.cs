namespace StsDashboard.Web.Api.Contracts;

/// <summary>A set by its name.</summary>
public sealed record SetReference(string Namespace, string Name);
