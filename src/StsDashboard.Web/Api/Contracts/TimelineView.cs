namespace StsDashboard.Web.Api.Contracts;

/// <summary>What happened to a set.</summary>
/// <param name="Version">Of the frame it is read from.</param>
/// <param name="AsOf">When it is read: what still lasts is counted until then.</param>
/// <param name="Since">Since when the set is watched; what came before is rebuilt from timestamps.</param>
/// <param name="GoneAt">When the set was seen to be gone; null while it is there.</param>
/// <param name="Changes">In the order in which they began.</param>
public sealed record TimelineView(
    long Version,
    DateTimeOffset AsOf,
    DateTimeOffset Since,
    DateTimeOffset? GoneAt,
    IReadOnlyList<OrdinalTimeline> Ordinals,
    IReadOnlyList<ChangeView> Changes,
    NameTimes Names);
