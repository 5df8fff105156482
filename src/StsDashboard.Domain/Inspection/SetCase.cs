using System.Collections.Immutable;
using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>What a verdict is judged from.</summary>
/// <param name="Set">The set, its revisions settled.</param>
/// <param name="Pods">Whether pods are known here, and if not, why.</param>
/// <param name="DueSince">Since when the controller's next step has been due.</param>
/// <param name="Refusal">What is known to refuse that step.</param>
/// <param name="UnobservedSince">Since when the controller has not taken up the newest spec.</param>
internal sealed record SetCase(
    ClusterSnapshot Snapshot,
    StatefulSetFact Set,
    SourceFact? Pods,
    ValueList<Slot> Slots,
    ControllerOutlook Outlook,
    RolloutState Rollout,
    GoverningService Service,
    DateTimeOffset? DueSince,
    CreationRefusal? Refusal,
    DateTimeOffset? UnobservedSince,
    InspectionOptions Options,
    DateTimeOffset Now)
{
    public PodDoctor Doctor { get; } = new(Snapshot, Options, Now);

    public ImmutableArray<Slot> InRange { get; } = [.. Slots.Where(slot => slot.InRange)];

    /// <summary>The slot the controller waits for.</summary>
    public Slot? Awaited => Outlook.WaitingFor?.Ordinal is { } ordinal ? SlotAt(ordinal) : null;

    public Slot? SlotAt(int ordinal)
    {
        foreach (var slot in Slots)
        {
            if (slot.Ordinal == ordinal)
            {
                return slot;
            }
        }
        return null;
    }

    public DateTimeOffset NameExpectedSince(Slot slot) => NameFaults.ExpectedSince(Snapshot, Set, slot);

    public bool NameMayYetCome(Slot slot) => NameFaults.MayYetCome(slot, NameExpectedSince(slot), Options, Now);
}
