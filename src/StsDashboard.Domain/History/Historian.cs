using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.History;

/// <summary>Makes a set's history from its inspections, one after the other. Pure: the same arguments give the same history.</summary>
public static class Historian
{
    /// <summary>
    /// Takes in what is said of a set now. Gives <paramref name="before"/> back when nothing in it is new to the history, or
    /// when the pods are not known.
    /// </summary>
    /// <param name="before">What is remembered of a set of this name; null when nothing is.</param>
    /// <param name="inspection">What is said of it now.</param>
    /// <param name="now">When this is seen; not before the last time.</param>
    public static SetHistory? Continue(SetHistory? before, SetInspection inspection, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        var set = inspection.Set;
        if (inspection.Outlook.Next[0].Rule == ControllerRule.PodsUnknown)
        {
            return before;
        }
        var same = before?.Uid == set.Uid ? before : null;
        var lives = new LifeKeeper(set, rebuilds: before is null, now);
        var ordinals = new OrdinalKeeper(lives, now, before?.GoneAt).Continue(before?.Ordinals ?? [], inspection.Slots);
        var changes = new ChangeKeeper(same, inspection, ordinals, now).Continue(before?.Changes ?? []);
        var next = new SetHistory
        {
            Uid = set.Uid,
            Since = before?.Since ?? now,
            UpdateRevision = set.Status.UpdateRevision.Length > 0 ? set.Status.UpdateRevision : same?.UpdateRevision ?? "",
            Replicas = OrdinalRange.Of(set).Count,
            Ordinals = ordinals,
            Changes = changes,
        };
        return next.Equals(before) ? before : next;
    }

    /// <summary>The set is not there any more. Its pods may outlive it; what becomes of them is not seen from here.</summary>
    public static SetHistory Close(SetHistory history, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history with
        {
            GoneAt = now,
            Changes = history.Changes
                .Select(change => change.IsUnderWay ? change with { State = ChangeState.Aborted, End = now } : change)
                .ToValueList(),
        };
    }
}
