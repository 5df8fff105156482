using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Lays out a set's ordinal matrix: every ordinal in range, condemned pods, leftover claims.</summary>
internal sealed class SlotInspector(ClusterSnapshot snapshot, StatefulSetFact set, PodsByOrdinal pods, DateTimeOffset now)
{
    /// <summary>Rows for a mistyped number of replicas would fill the memory; nobody runs a set of this size.</summary>
    private const int MaxRows = 20_000;

    private readonly RevisionChoice _revisions = new(set);
    private readonly string? _podsUnknown = SourceWords.WhyUnknown(snapshot, SourceKind.Pods, set.Namespace);
    private readonly PodNameInspector _names = new(snapshot, set, now);
    private readonly ClaimOwners _claimOwners = ClaimOwners.In(snapshot, set.Namespace);

    public ValueList<Slot> Inspect()
    {
        var ordinals = Ordinals();
        var slots = new Slot[ordinals.Count];
        for (var row = 0; row < slots.Length; row++)
        {
            slots[row] = Inspect(ordinals[row], pods.FindAny(ordinals[row]));
        }
        return new(slots);
    }

    /// <summary>In order, each once. Usually there are none but those in range.</summary>
    private List<int> Ordinals()
    {
        var ordinals = Enumerable.Range(pods.Range.Start, Math.Min(pods.Range.Count, MaxRows)).ToList();
        var inRange = ordinals.Count;
        ordinals.AddRange(ClaimInspector.LeftoverOrdinals(snapshot, set));
        ordinals.AddRange(pods.Condemned.Select(entry => entry.Key));
        if (pods.Range.Count > MaxRows)
        {
            ordinals.AddRange(pods.InRange.Keys);
        }
        return ordinals.Count == inRange ? ordinals : [.. ordinals.Distinct().Order()];
    }

    private Slot Inspect(int ordinal, PodFact? pod)
    {
        var inRange = pods.Range.Contains(ordinal);
        return new Slot(
            ordinal,
            inRange,
            StateOf(pod, inRange),
            Updated: pod is not null && !_revisions.IsOutdated(pod),
            Held: inRange && pod is not null && IsHeld(ordinal, pod),
            Available: pod is { IsTerminating: false } && Availability.IsAvailable(pod, set.MinReadySeconds, now),
            pod,
            Zone: pod is { Node.Length: > 0 } ? snapshot.Nodes.Find("", pod.Node)?.Zone ?? "" : "",
            _names.Inspect(ordinal, pod),
            ClaimInspector.Inspect(snapshot, set, ordinal, pod, _claimOwners, _podsUnknown));
    }

    private SlotState StateOf(PodFact? pod, bool inRange) => pod switch
    {
        null when _podsUnknown is not null => SlotState.Unknown,
        null => inRange ? SlotState.Missing : SlotState.ClaimOnly,
        { IsTerminating: true } => SlotState.Terminating,
        _ when !inRange => SlotState.Condemned,
        { IsFinished: true } => SlotState.Failed,
        { IsRunningAndReady: true } => SlotState.Ready,
        { Phase: "Pending" or "" } => SlotState.Pending,
        _ => SlotState.NotReady,
    };

    /// <summary>
    /// Below the partition a pod comes back at the revision it had, so it stays held while it restarts. Under OnDelete
    /// a pod that goes comes back updated.
    /// </summary>
    private bool IsHeld(int ordinal, PodFact pod) => _revisions.IsOutdated(pod)
        && (set.UpdateStrategy == "RollingUpdate" ? ordinal < _revisions.FirstInScope : !pod.IsTerminating);
}
