using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>One row of a set's ordinal matrix.</summary>
/// <param name="Held">An update leaves this ordinal alone on purpose (partition, OnDelete).</param>
/// <param name="Updated">The pod is at the update revision; false without a pod.</param>
/// <param name="Available">Ready for at least <c>minReadySeconds</c>.</param>
/// <param name="Zone">The node's zone; empty when unknown.</param>
public sealed record Slot(
    int Ordinal,
    bool InRange,
    SlotState State,
    bool Updated,
    bool Held,
    bool Available,
    PodFact? Pod,
    string Zone,
    NameComparison Name,
    ValueList<ClaimSlot> Claims);
