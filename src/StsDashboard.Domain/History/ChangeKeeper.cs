using System.Globalization;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.History;

/// <summary>Sees rollouts and scalings begin, go on and end.</summary>
/// <param name="before">What is remembered of this very set; null when it is seen for the first time.</param>
/// <param name="inspection">What is said of it now.</param>
/// <param name="ordinals">Its ordinals' history, this inspection included.</param>
/// <param name="now">When this is seen.</param>
internal sealed class ChangeKeeper(SetHistory? before, SetInspection inspection, ValueList<OrdinalHistory> ordinals, DateTimeOffset now)
{
    private readonly StatefulSetFact _set = inspection.Set;
    private readonly OrdinalRange _range = OrdinalRange.Of(inspection.Set);

    /// <param name="remembered">Also those of a set of the same name that was there before.</param>
    public ValueList<SetChange> Continue(ValueList<SetChange> remembered)
    {
        var changes = remembered.ToList();
        if (before is null)
        {
            Find(changes);
        }
        else
        {
            SeeRollout(changes, before.UpdateRevision);
            SeeScaling(changes, before.Replicas);
        }
        for (var index = 0; index < changes.Count; index++)
        {
            if (changes[index].IsUnderWay)
            {
                changes[index] = changes[index].Kind == ChangeKind.Rollout ? Advance(changes[index], RolloutDone()) : Advance(changes[index], ScalingDone(changes[index]));
            }
        }
        var kept = changes.TakeLast(HistoryLimits.ChangesPerSet).ToValueList();
        return kept == remembered ? remembered : kept;
    }

    /// <summary>What is under way when a set is seen for the first time.</summary>
    private void Find(List<SetChange> changes)
    {
        var isYoung = _set.CreatedAt > now - HistoryLimits.YoungSet;
        if (isYoung && _range.Count > 0 && inspection.Slots.Any(slot => slot is { InRange: true, Available: false }))
        {
            changes.Add(Begun(ChangeKind.ScaleUp, "0", Text(_range.Count), _set.CreatedAt, exact: true));
        }
        else if (FirstOutdated() is { } outdated)
        {
            changes.Add(BegunRollout(outdated.Revision, _set.Status.UpdateRevision));
        }
    }

    private void SeeRollout(List<SetChange> changes, string revisionBefore)
    {
        var revision = _set.Status.UpdateRevision;
        if (revision.Length > 0 && revisionBefore.Length > 0 && revision != revisionBefore)
        {
            Close(changes, isRollout: true, revision);
            changes.Add(BegunRollout(revisionBefore, revision));
        }
        else if (FirstOutdated() is { } outdated && !changes.Exists(change => change is { Kind: ChangeKind.Rollout, IsUnderWay: true }))
        {
            // The partition was lowered, or a pod below it is to go after all.
            changes.Add(Begun(ChangeKind.Rollout, outdated.Revision, revision, now, exact: false));
        }
    }

    private void SeeScaling(List<SetChange> changes, int replicasBefore)
    {
        if (_range.Count == replicasBefore)
        {
            return;
        }
        Close(changes, isRollout: false, Text(_range.Count));
        var kind = _range.Count > replicasBefore ? ChangeKind.ScaleUp : ChangeKind.ScaleDown;
        changes.Add(Begun(kind, Text(replicasBefore), Text(_range.Count), now, exact: false));
    }

    /// <summary>The pod that the update replaces next.</summary>
    private PodFact? FirstOutdated() => inspection.Rollout.Order.IsEmpty
        ? null
        : inspection.Slots.FirstOrDefault(slot => slot.Ordinal == inspection.Rollout.Order[0])?.Pod;

    /// <summary>A template that was put back takes its old revision up again, whose age says nothing about when.</summary>
    private SetChange BegunRollout(string from, string to)
    {
        var made = inspection.Revisions.FirstOrDefault(revision => revision.Name == to);
        var previous = inspection.Revisions.FirstOrDefault(revision => revision.Name == from);
        var isNew = made is not null && previous?.CreatedAt <= made.CreatedAt && made.CreatedAt <= now;
        return Begun(ChangeKind.Rollout, from, to, isNew ? made!.CreatedAt : now, isNew);
    }

    private static SetChange Begun(ChangeKind kind, string from, string to, DateTimeOffset start, bool exact) =>
        new(kind, from, to, start, exact, null, ChangeState.UnderWay, 0, 0, null, null);

    /// <summary>A change under way makes room for the next.</summary>
    private void Close(List<SetChange> changes, bool isRollout, string to)
    {
        var index = changes.FindLastIndex(change => change.IsUnderWay && change.Kind == ChangeKind.Rollout == isRollout);
        if (index >= 0)
        {
            var change = changes[index];
            changes[index] = change with { State = change.From == to ? ChangeState.Aborted : ChangeState.Superseded, End = now };
        }
    }

    private SetChange Advance(SetChange change, ChangeProgress progress)
    {
        var done = progress.Ordinals(ordinals, change);
        var longest = done.Count == 0 ? default : done.MaxBy(one => one.Took);
        var next = change with
        {
            PodsDone = done.Count,
            PodsTotal = done.Count + progress.ToDo,
            LongestOrdinal = done.Count == 0 ? null : longest.Ordinal,
            Longest = done.Count == 0 ? null : longest.Took,
        };
        return progress.End is { } state ? next with { State = state, End = now } : next;
    }

    private ChangeProgress RolloutDone()
    {
        // Under OnDelete people replace the pods, and the update is under way until they have.
        var isByItself = _set.UpdateStrategy == "RollingUpdate";
        var toDo = inspection.Slots.Count(slot => slot is { InRange: true } and not { Updated: true, Available: true } && !(isByItself && slot.Held));
        var isOver = isByItself ? inspection.Rollout.Complete : toDo == 0 && IsObserved;
        var end = inspection.Rollout.Held.IsEmpty ? ChangeState.Complete : ChangeState.Held;
        return ChangeProgress.OfRollout(_set, inspection.Slots, toDo, isOver ? end : null);
    }

    private ChangeProgress ScalingDone(SetChange change)
    {
        if (change.Kind == ChangeKind.ScaleDown)
        {
            var toGo = inspection.Slots.Count(slot => slot is { InRange: false, Pod: not null });
            return ChangeProgress.OfScaleDown(_range, toGo, toGo == 0 && IsObserved ? ChangeState.Complete : null);
        }
        var first = _range.Start + int.Parse(change.From, CultureInfo.InvariantCulture);
        var toCome = inspection.Slots.Count(slot => slot is { InRange: true, Available: false } && slot.Ordinal >= first);
        return ChangeProgress.OfScaleUp(inspection.Slots, first, toCome, toCome == 0 ? ChangeState.Complete : null);
    }

    private bool IsObserved => _set.Status.ObservedGeneration >= _set.Generation;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
