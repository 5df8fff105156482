using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>One row of a set's ordinal matrix.</summary>
/// <param name="InRange">Between the start ordinal and start + replicas − 1.</param>
public sealed record SlotDetail(
    int Ordinal,
    bool InRange,
    bool Held,
    bool Updated,
    SlotState State,
    PodView? Pod,
    NameView Name,
    IReadOnlyList<ClaimView> Claims);
