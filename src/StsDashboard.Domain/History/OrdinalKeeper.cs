using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.History;

/// <summary>Continues the history of a set's ordinals by its slots.</summary>
/// <param name="lives">Continues each life.</param>
/// <param name="now">When this is seen.</param>
/// <param name="goneAt">When the set before this one of the same name was gone, and its pods from then on unknown.</param>
internal sealed class OrdinalKeeper(LifeKeeper lives, DateTimeOffset now, DateTimeOffset? goneAt)
{
    /// <summary>The same list when nothing is new.</summary>
    public ValueList<OrdinalHistory> Continue(ValueList<OrdinalHistory> before, ValueList<Slot> slots)
    {
        var after = new List<OrdinalHistory>(Math.Min(slots.Count, HistoryLimits.OrdinalsPerSet));
        var (known, slot) = (0, 0);
        var isNew = false;
        while ((known < before.Count || slot < slots.Count) && after.Count < HistoryLimits.OrdinalsPerSet)
        {
            var history = known < before.Count && (slot == slots.Count || before[known].Ordinal <= slots[slot].Ordinal) ? before[known++] : null;
            var current = slot < slots.Count && (history is null || slots[slot].Ordinal == history.Ordinal) ? slots[slot++] : null;
            var next = current?.Pod is { } pod ? WithPod(history, current, pod) : WithoutPod(history, current);
            isNew |= !ReferenceEquals(next, history);
            if (next is not null)
            {
                after.Add(next);
            }
        }
        return isNew || known < before.Count ? after.ToValueList() : before;
    }

    private OrdinalHistory WithPod(OrdinalHistory? history, Slot slot, PodFact pod)
    {
        history = history is null ? null : Resumed(history, pod.Uid);
        var last = history?.Last;
        if (last is { IsOver: false, HasPod: true } && last.Uid == pod.Uid)
        {
            var next = lives.Continue(last, slot, pod);
            return ReferenceEquals(next, last) ? history! : WithLast(history!, next);
        }
        if (last is { IsOver: false, HasPod: false })
        {
            return WithLast(history!, lives.Begin(slot, pod, last, null));
        }
        if (last is { IsOver: false })
        {
            last = lives.Finish(last, slot.InRange, Earlier(goneAt ?? now, pod.CreatedAt));
            history = WithLast(history!, last);
        }
        return With(history, slot.Ordinal, lives.Begin(slot, pod, null, last?.EndedAt));
    }

    private static OrdinalHistory Resumed(OrdinalHistory history, string uid)
    {
        var lives = history.Lives;
        var index = lives.Count - (history.Last.HasPod || lives.Count == 1 ? 1 : 2);
        return lives[index] is { IsOver: true } life && life.Uid == uid
            ? history with { Lives = lives.Take(index).Append(LifeKeeper.Resume(life)).ToValueList() }
            : history;
    }

    private OrdinalHistory? WithoutPod(OrdinalHistory? history, Slot? slot)
    {
        var isAwaited = slot is { InRange: true };
        if (history?.Last is { IsOver: false } last && (last.HasPod || !isAwaited))
        {
            history = WithLast(history, lives.Finish(last, isAwaited, goneAt ?? now));
        }
        return isAwaited && history?.Last.IsOver != false
            ? With(history, slot!.Ordinal, LifeKeeper.Await(history?.Last.EndedAt ?? now))
            : history;
    }

    private static OrdinalHistory WithLast(OrdinalHistory history, PodLife life) =>
        history with { Lives = history.Lives.SkipLast(1).Append(life).ToValueList() };

    private static OrdinalHistory With(OrdinalHistory? history, int ordinal, PodLife life) => history is null
        ? new OrdinalHistory(ordinal, [life])
        : history with { Lives = history.Lives.Append(life).TakeLast(HistoryLimits.LivesPerOrdinal).ToValueList() };

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
