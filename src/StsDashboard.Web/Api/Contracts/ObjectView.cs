namespace StsDashboard.Web.Api.Contracts;

/// <summary>The object a finding is about.</summary>
public sealed record ObjectView(string Kind, string Namespace, string Name);
