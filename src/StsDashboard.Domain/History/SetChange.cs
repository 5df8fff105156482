namespace StsDashboard.Domain.History;

/// <summary>A rollout or a scaling of a set.</summary>
/// <param name="From">A rollout: the revision before; a scaling: the replicas before.</param>
/// <param name="To">The same after.</param>
/// <param name="StartExact">The start is an object's timestamp; otherwise it is when this dashboard saw it.</param>
/// <param name="End">When it ended, however it did, as seen; null while it is under way.</param>
/// <param name="PodsDone">Pods that are as the change wants them: updated and available, created and available, or gone.</param>
/// <param name="PodsTotal">Those and the ones still to do.</param>
/// <param name="LongestOrdinal">The ordinal that took the longest; null before one is done.</param>
/// <param name="Longest">How long: from its old pod's deletion, or else its creation, until it was ready; of a scale-down, until it was gone.</param>
public sealed record SetChange(
    ChangeKind Kind,
    string From,
    string To,
    DateTimeOffset Start,
    bool StartExact,
    DateTimeOffset? End,
    ChangeState State,
    int PodsDone,
    int PodsTotal,
    int? LongestOrdinal,
    TimeSpan? Longest)
{
    public bool IsUnderWay => State == ChangeState.UnderWay;

    /// <summary>Pods done per minute since the start; null while none is done.</summary>
    public double? Pace(DateTimeOffset now) =>
        PodsDone > 0 && (End ?? now) - Start is { TotalMinutes: > 0 } taken ? PodsDone / taken.TotalMinutes : null;
}
