namespace StsDashboard.Domain.Facts;

/// <summary>One entry of <c>spec.volumeClaimTemplates</c>.</summary>
/// <param name="StorageClass">Null: the cluster's default class; empty: no class on purpose.</param>
public sealed record ClaimTemplate(string Name, Quantity Requested, string? StorageClass, ValueList<string> AccessModes);
