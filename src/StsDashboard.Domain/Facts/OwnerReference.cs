namespace StsDashboard.Domain.Facts;

/// <summary>One <c>metadata.ownerReferences</c> entry. Belonging is decided by <see cref="Uid"/>, never by name.</summary>
public sealed record OwnerReference(string Kind, string Name, string Uid, bool IsController);
