using StsDashboard.Domain.History;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>A rollout or a scaling.</summary>
/// <param name="From">A rollout: the revision before; a scaling: the replicas before.</param>
/// <param name="StartExact">The start is an object's timestamp; otherwise it is when the dashboard saw it.</param>
/// <param name="End">Null while it is under way.</param>
/// <param name="Pace">Pods done per minute; null while none is done.</param>
/// <param name="LongestOrdinal">The ordinal that took the longest, and how long; null before one is done.</param>
public sealed record ChangeView(
    ChangeKind Kind,
    string From,
    string To,
    ChangeState State,
    DateTimeOffset Start,
    bool StartExact,
    DateTimeOffset? End,
    double Seconds,
    int PodsDone,
    int PodsTotal,
    double? Pace,
    int? LongestOrdinal,
    double? LongestSeconds);
