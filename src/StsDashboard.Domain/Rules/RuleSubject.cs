using System.Collections.Immutable;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules.Storage;

namespace StsDashboard.Domain.Rules;

/// <summary>What a rule looks at: one set as inspected, and everything around it.</summary>
/// <param name="Snapshot">What is known.</param>
/// <param name="Inspection">The set's inspection, complete but for its findings.</param>
/// <param name="Now">The time.</param>
/// <param name="Options">How long things may take.</param>
public sealed record RuleSubject(ClusterSnapshot Snapshot, SetInspection Inspection, DateTimeOffset Now, InspectionOptions Options)
{
    private ImmutableArray<UsedClaim>? _usedClaims;

    /// <summary>The set, its revisions settled.</summary>
    public StatefulSetFact Set => Inspection.Set;

    public ImmutableArray<Slot> InRange { get; } = [.. Inspection.Slots.Where(slot => slot.InRange)];

    /// <summary>The slots that have a pod, in range or condemned.</summary>
    public ImmutableArray<Slot> WithPod { get; } = [.. Inspection.Slots.Where(slot => slot.Pod is not null)];

    /// <summary>The slots whose pod should run and is not ready; one that is going or has ended is another matter.</summary>
    public ImmutableArray<Slot> NotReady { get; } =
        [.. Inspection.Slots.Where(slot => slot.Pod is { IsTerminating: false, IsFinished: false, IsRunningAndReady: false })];

    /// <summary>The slot the controller waits for; null when it waits for none.</summary>
    public Slot? Awaited => Inspection.Outlook.WaitingFor?.Ordinal is { } ordinal
        ? Inspection.Slots.FirstOrDefault(slot => slot.Ordinal == ordinal)
        : null;

    /// <summary>The set is to have pods: it is neither scaled to 0 nor being deleted.</summary>
    public bool WantsPods => !Set.IsTerminating && OrdinalRange.Of(Set).Count > 0;

    /// <summary>The claims that exist and that the set's pods need now: those of the templates by ordinal, then the shared ones.</summary>
    internal ImmutableArray<UsedClaim> UsedClaims => _usedClaims ??= UsedClaim.Of(this);

    /// <summary>The claims of all slots, by ordinal, existing or not.</summary>
    internal ImmutableArray<(Slot Slot, ClaimSlot Claim)> Claims { get; } = ClaimsOf(Inspection.Slots);

    internal PodDoctor Doctor { get; } = new(Snapshot, Options, Now);

    /// <summary>What refuses a pod that is due to be created, as the set's events tell; null when nothing is known to.</summary>
    internal CreationRefusal? Refusal { get; } = CreationRefusal.Of(Snapshot, Inspection.Set, Inspection.Outlook, Inspection.DueNotBefore);

    /// <summary>The kind is completely known in the set's namespace; else nothing may be concluded from what is absent.</summary>
    public bool Knows(SourceKind kind) => Snapshot.Knows(kind, Set.Namespace);

    private static ImmutableArray<(Slot Slot, ClaimSlot Claim)> ClaimsOf(ValueList<Slot> slots)
    {
        var claims = ImmutableArray.CreateBuilder<(Slot Slot, ClaimSlot Claim)>(slots.Count);
        foreach (var slot in slots)
        {
            foreach (var claim in slot.Claims)
            {
                claims.Add((slot, claim));
            }
        }
        return claims.DrainToImmutable();
    }
}
