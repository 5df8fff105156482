namespace StsDashboard.Domain.Facts;

/// <summary>What we read of a container in a pod template.</summary>
public sealed record ContainerTemplate(string Name, string Image, bool HasReadinessProbe);
