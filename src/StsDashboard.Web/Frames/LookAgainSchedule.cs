using StsDashboard.Domain.Facts;

namespace StsDashboard.Web.Frames;

/// <summary>
/// When to inspect which set again although nothing changes: a queue of instants, one per set. A superseded instant stays
/// in the queue until it comes up, so the queue is rebuilt when most of it is superseded.
/// </summary>
public sealed class LookAgainSchedule
{
    private const int FewEntries = 64;

    private readonly Dictionary<ObjectKey, DateTimeOffset> _due = [];
    private readonly PriorityQueue<ObjectKey, DateTimeOffset> _queue = new();

    /// <summary>The earliest instant; null when nothing is scheduled.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            while (_queue.TryPeek(out var key, out var instant))
            {
                if (IsCurrent(key, instant))
                {
                    return instant;
                }
                _queue.Dequeue();
            }
            return null;
        }
    }

    /// <summary>Replaces the set's instant; null forgets it.</summary>
    public void Set(ObjectKey key, DateTimeOffset? instant)
    {
        if (instant is not { } due)
        {
            _due.Remove(key);
            return;
        }
        if (_due.TryGetValue(key, out var known) && known == due)
        {
            return;
        }
        _due[key] = due;
        _queue.Enqueue(key, due);
        if (_queue.Count > FewEntries + (2 * _due.Count))
        {
            Rebuild();
        }
    }

    /// <summary>Removes and returns the sets whose instant has come.</summary>
    public IReadOnlyList<ObjectKey> TakeDue(DateTimeOffset now)
    {
        List<ObjectKey> due = [];
        while (_queue.TryPeek(out var key, out var instant) && instant <= now)
        {
            _queue.Dequeue();
            if (IsCurrent(key, instant))
            {
                _due.Remove(key);
                due.Add(key);
            }
        }
        return due;
    }

    private bool IsCurrent(ObjectKey key, DateTimeOffset instant) => _due.TryGetValue(key, out var due) && due == instant;

    private void Rebuild()
    {
        _queue.Clear();
        _queue.EnqueueRange(_due.Select(pair => (pair.Key, pair.Value)));
    }
}
