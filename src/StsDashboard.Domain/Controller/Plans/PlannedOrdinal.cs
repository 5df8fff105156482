namespace StsDashboard.Domain.Controller.Plans;

/// <summary>An ordinal as it is when a plan has come to its end.</summary>
/// <param name="HasPod">False for an ordinal in range whose pod is missing.</param>
/// <param name="Updated">The pod is at the update revision.</param>
/// <param name="Held">The update leaves it alone on purpose (partition, OnDelete).</param>
public sealed record PlannedOrdinal(int Ordinal, bool InRange, bool HasPod, bool Ready, bool Updated, bool Held);
