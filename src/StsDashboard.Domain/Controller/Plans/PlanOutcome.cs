using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Controller.Plans;

/// <summary>What a plan has come to: what its summary and warnings are read from.</summary>
/// <param name="Was">The set before the change.</param>
/// <param name="World">The set after all is done.</param>
internal sealed record PlanOutcome(
    SetInspection Was, PlanRequest Request, ImaginedWorld World, Imagination Imagination, PodProspects Prospects, bool KnowsNodes)
{
    private readonly RevisionChoice _revisions = new(World.Set);

    public ValueList<PlannedClaim> Claims { get; } = Was.Counts.ClaimsBound is null
        ? []
        : World.Claims.Effects(ordinal => !Request.DeleteSet && World.Pods.Range.Contains(ordinal));

    public bool KnowsPods { get; } = Planner.KnowsPods(Was);

    public bool Completes => KnowsPods && Imagination.Wait is null && Imagination.Drain is null or { Waiting.Count: 0 };

    public IReadOnlyList<PlannedClaim> With(ClaimEffect effect) => [.. Claims.Where(claim => claim.Effect == effect)];

    /// <summary>Ordinals in range whose pod is outdated in the end.</summary>
    public IEnumerable<int> Outdated => World.Pods.InRange.Where(entry => _revisions.IsOutdated(entry.Value)).Select(entry => entry.Key).Order();

    public ValueList<PlannedOrdinal> After()
    {
        if (Request.DeleteSet || !KnowsPods)
        {
            return [];
        }
        var range = World.Pods.Range;
        return Enumerable.Range(range.Start, range.Count)
            .Select(ordinal => Of(ordinal, World.Pods.Find(ordinal), inRange: true))
            .Concat(World.Pods.Condemned.Select(entry => Of(entry.Key, entry.Value, inRange: false)))
            .OrderBy(ordinal => ordinal.Ordinal)
            .ToValueList();
    }

    private PlannedOrdinal Of(int ordinal, PodFact? pod, bool inRange) => new(
        ordinal,
        inRange,
        HasPod: pod is not null,
        Ready: pod is { IsRunningAndReady: true, IsTerminating: false },
        Updated: pod is not null && !_revisions.IsOutdated(pod),
        Held: inRange && pod is not null && _revisions.IsOutdated(pod)
            && (World.Set.UpdateStrategy == "RollingUpdate" ? ordinal < _revisions.FirstInScope : World.Set.UpdateStrategy == "OnDelete"));
}
