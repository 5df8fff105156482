using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>A claim shaped like a set's claim that no in-range ordinal needs now.</summary>
/// <param name="Template">Empty when the set is gone and the name cannot be split with certainty.</param>
/// <param name="SetName">The set it belongs or belonged to; empty when that cannot be told.</param>
/// <param name="Since">Since when it has been unused.</param>
/// <param name="SinceExact">False: "at least since", because that is when it was first seen so.</param>
/// <param name="Consequence">What happens to it on scale-up, in words.</param>
public sealed record OrphanedClaim(
    ClaimFact Claim,
    string Template,
    string SetName,
    int? Ordinal,
    OrphanClass Class,
    VolumeFact? Volume,
    DateTimeOffset? Since,
    bool SinceExact,
    string Consequence);
