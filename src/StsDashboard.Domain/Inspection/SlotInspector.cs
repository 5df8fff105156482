using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Lays out a set's ordinal matrix: every ordinal in range, condemned pods, leftover claims.</summary>
internal sealed class SlotInspector(ClusterSnapshot snapshot, StatefulSetFact set, PodsByOrdinal pods, DateTimeOffset now)
{
    /// <summary>Rows for a mistyped number of replicas would fill the memory; nobody runs a set of this size.</summary>
    private const int MaxRows = 20_000;

    private readonly RevisionChoice _revisions = new(set);
    private readonly bool _knowsPods = snapshot.Knows(SourceKind.Pods, set.Namespace);

    public ValueList<Slot> Inspect()
    {
        var ordinals = new SortedSet<int>(Enumerable.Range(pods.Range.Start, Math.Min(pods.Range.Count, MaxRows)));
        ordinals.UnionWith(pods.InRange.Keys);
        var condemned = pods.Condemned.ToDictionary(entry => entry.Key, entry => entry.Value);
        ordinals.UnionWith(condemned.Keys);
        ordinals.UnionWith(ClaimInspector.LeftoverOrdinals(snapshot, set));
        return ordinals.Select(ordinal => Inspect(ordinal, pods.Find(ordinal) ?? condemned.GetValueOrDefault(ordinal))).ToValueList();
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
            NameInspector.InspectPodName(snapshot, set, ordinal, pod, now),
            ClaimInspector.Inspect(snapshot, set, ordinal, pod));
    }

    private SlotState StateOf(PodFact? pod, bool inRange) => pod switch
    {
        null when !_knowsPods => SlotState.Unknown,
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
