using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>One claim in a slot: expected by a template, left over, or both.</summary>
/// <param name="Claim">Null when the template asks for it and it does not exist (yet).</param>
/// <param name="Volume">Null when unbound or when volumes may not be read.</param>
/// <param name="Drift">How the claim differs from the template, in words; empty when it does not.</param>
/// <param name="Orphan">Its class when it is orphaned.</param>
/// <param name="MountedBy">The unfinished pods that mount it, whatever their workload.</param>
/// <param name="Reason">Why it is as it is, in words; empty when bound and in order.</param>
public sealed record ClaimSlot(
    string Template,
    string Name,
    ClaimFact? Claim,
    VolumeFact? Volume,
    ValueList<string> Drift,
    OrphanClass? Orphan,
    ValueList<string> MountedBy,
    string Reason);
