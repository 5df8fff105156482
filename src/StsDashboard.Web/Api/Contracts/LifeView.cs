using StsDashboard.Domain.History;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>One pod of an ordinal, with the absence before it.</summary>
/// <param name="Pod">Null while the ordinal waits for its pod, or waited in vain.</param>
/// <param name="Rebuilt">It was there before the dashboard looked: what came before is what its timestamps tell.</param>
/// <param name="End">When it was gone; null while it is there.</param>
/// <param name="EndCause">Why it went or is going; <c>None</c> while it stays.</param>
/// <param name="EndReason">The API's word for what was wrong with it then; null when there was none.</param>
public sealed record LifeView(
    string? Pod,
    string? Uid,
    string? Revision,
    string? Node,
    int Restarts,
    bool Rebuilt,
    DateTimeOffset? End,
    LifeEnd EndCause,
    string? EndReason,
    IReadOnlyList<PhaseView> Phases);
