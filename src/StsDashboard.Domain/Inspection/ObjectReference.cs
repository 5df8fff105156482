namespace StsDashboard.Domain.Inspection;

/// <summary>The object a finding is about.</summary>
public sealed record ObjectReference(string Kind, string Namespace, string Name);
