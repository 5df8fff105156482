using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.History;

/// <summary>How far a change is at one moment.</summary>
/// <param name="ToDo">Pods that are not yet as it wants them.</param>
/// <param name="End">How it ended; null while it goes on.</param>
/// <param name="Took">How long a life took to become what the change wants; null when it has not.</param>
internal sealed record ChangeProgress(int ToDo, ChangeState? End, Func<OrdinalHistory, SetChange, TimeSpan?> Took)
{
    /// <summary>The API cuts creation to the second, so a pod can seem older than the change that made it.</summary>
    private static readonly TimeSpan Cut = TimeSpan.FromSeconds(1);

    /// <summary>Each ordinal that is done, with the time it took.</summary>
    public List<(int Ordinal, TimeSpan Took)> Ordinals(ValueList<OrdinalHistory> ordinals, SetChange change)
    {
        var done = new List<(int, TimeSpan)>();
        foreach (var ordinal in ordinals)
        {
            if (Took(ordinal, change) is { } took)
            {
                done.Add((ordinal.Ordinal, took));
            }
        }
        return done;
    }

    /// <summary>An ordinal is done when its pod of the new revision is available; it took from the old pod's deletion on.</summary>
    public static ChangeProgress OfRollout(StatefulSetFact set, ValueList<Slot> slots, int toDo, ChangeState? end)
    {
        var available = slots.Where(slot => slot is { InRange: true, Updated: true, Available: true }).Select(slot => slot.Ordinal).ToHashSet();
        return new(toDo, end, (ordinal, change) =>
            available.Contains(ordinal.Ordinal)
            && ordinal.Last is { IsOver: false, FirstReadyAt: { } readyAt } life
            && life.Revision == set.Status.UpdateRevision
            && IsSince(life.BeganAt, change)
                ? readyAt - (Before(ordinal)?.DeletingAt ?? life.BeganAt!.Value)
                : null);
    }

    public static ChangeProgress OfScaleUp(ValueList<Slot> slots, int first, int toDo, ChangeState? end)
    {
        var available = slots.Where(slot => slot is { InRange: true, Available: true } && slot.Ordinal >= first).Select(slot => slot.Ordinal).ToHashSet();
        return new(toDo, end, (ordinal, change) =>
            available.Contains(ordinal.Ordinal)
            && ordinal.Last is { IsOver: false, FirstReadyAt: { } readyAt, BeganAt: { } beganAt }
            && IsSince(beganAt, change)
                ? readyAt - beganAt
                : null);
    }

    public static ChangeProgress OfScaleDown(OrdinalRange range, int toDo, ChangeState? end) => new(toDo, end, (ordinal, change) =>
        !range.Contains(ordinal.Ordinal) && ordinal.Last is { HasPod: true, EndedAt: { } endedAt } life && endedAt >= change.Start
            ? endedAt - (life.DeletingAt ?? endedAt)
            : null);

    private static bool IsSince(DateTimeOffset? instant, SetChange change) => instant?.Plus(Cut) >= change.Start;

    private static PodLife? Before(OrdinalHistory ordinal) => ordinal.Lives.Count > 1 ? ordinal.Lives[ordinal.Lives.Count - 2] : null;
}
