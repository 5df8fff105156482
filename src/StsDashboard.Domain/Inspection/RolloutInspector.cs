using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Says how far the update is, from the pods; the status only lags behind them.</summary>
internal static class RolloutInspector
{
    /// <param name="set">The set, its revisions settled.</param>
    /// <param name="slots">Its slots.</param>
    /// <param name="outlook">What its controller does.</param>
    /// <param name="trouble">What is wrong with a pod; null when nothing is, or it is merely starting.</param>
    public static RolloutState Inspect(StatefulSetFact set, ValueList<Slot> slots, ControllerOutlook outlook, Func<PodFact, PodTrouble?> trouble)
    {
        var revisions = new RevisionChoice(set);
        var inRange = slots.Where(slot => slot.InRange).ToList();
        var inScope = set.UpdateStrategy == "RollingUpdate" ? inRange.FindAll(slot => slot.Ordinal >= revisions.FirstInScope) : [];
        var observed = set.Status.ObservedGeneration >= set.Generation;
        return new RolloutState(
            inScope.Count,
            inScope.Count(slot => slot.Updated),
            inRange.FindAll(slot => slot.Held).ConvertAll(slot => slot.Ordinal).ToValueList(),
            inScope.FindAll(slot => slot is { Pod: not null, Updated: false }).ConvertAll(slot => slot.Ordinal).OrderDescending().ToValueList(),
            Complete: observed && outlook.Next[0].Rule != ControllerRule.PodsUnknown && inScope.TrueForAll(slot => slot is { Updated: true, Available: true }),
            NeedsForcedRollback(set, inRange, outlook, revisions, trouble));
    }

    /// <summary>
    /// OrderedReady and RollingUpdate wait for a pod that the update would replace, and which will not become ready by
    /// itself (https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback). A pod that is
    /// merely starting may yet succeed, and one that comes back at the revision it has gains nothing from being deleted.
    /// </summary>
    private static bool NeedsForcedRollback(
        StatefulSetFact set, List<Slot> inRange, ControllerOutlook outlook, RevisionChoice revisions, Func<PodFact, PodTrouble?> trouble) =>
        set is { IsMonotonic: true, UpdateStrategy: "RollingUpdate" }
        && outlook.WaitingFor is { Rule: ControllerRule.WaitForReady, Ordinal: { } ordinal }
        && inRange.Find(slot => slot.Ordinal == ordinal)?.Pod is { } pod
        && revisions.IsOutdated(pod)
        && revisions.ForNewPod(ordinal) != pod.Revision
        && trouble(pod) is { EndsByItself: false };
}
