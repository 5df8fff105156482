namespace StsDashboard.Simulator.Controllers;

/// <summary>
/// What one controller has to do: each key at most once, now or at an instant, with growing delays after failures
/// (client-go, util/workqueue). Used by one thread.
/// </summary>
internal sealed class WorkQueue(TimeProvider time)
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(60);

    private readonly Queue<WorkKey> _ready = new();
    private readonly HashSet<WorkKey> _queued = [];
    private readonly PriorityQueue<WorkKey, (DateTimeOffset Due, long Order)> _later = new();
    private readonly Dictionary<WorkKey, DateTimeOffset> _due = [];
    private readonly Dictionary<WorkKey, int> _failures = [];
    private long _order;

    /// <summary>When the next key becomes due; null when none waits. A key that is ready already is due at once.</summary>
    public DateTimeOffset? NextDue =>
        _ready.Count > 0 ? DateTimeOffset.MinValue
        : _later.TryPeek(out _, out var first) ? first.Due
        : null;

    public void Add(WorkKey key)
    {
        if (_queued.Add(key))
            _ready.Enqueue(key);
    }

    /// <summary>Due at the instant, unless it is due earlier already.</summary>
    public void AddAt(WorkKey key, DateTimeOffset due)
    {
        if (_due.TryGetValue(key, out var known) && known <= due)
            return;
        _due[key] = due;
        _later.Enqueue(key, (due, _order++));
    }

    public void AddAfter(WorkKey key, TimeSpan delay) => AddAt(key, time.GetUtcNow() + delay);

    public bool TryTake(out WorkKey key)
    {
        TakeDue();
        if (!_ready.TryDequeue(out key))
            return false;
        _queued.Remove(key);
        return true;
    }

    /// <summary>The work was done: forget its failures.</summary>
    public void Done(WorkKey key) => _failures.Remove(key);

    /// <summary>The work failed: try again, later each time.</summary>
    public void Failed(WorkKey key)
    {
        var failures = _failures[key] = _failures.GetValueOrDefault(key) + 1;
        var delay = FirstRetry * Math.Pow(2, Math.Min(failures - 1, 12));
        AddAfter(key, delay < LongestRetry ? delay : LongestRetry);
    }

    private void TakeDue()
    {
        var now = time.GetUtcNow();
        while (_later.TryPeek(out var key, out var first) && first.Due <= now)
        {
            _later.Dequeue();
            // An entry that was overtaken by an earlier one is stale.
            if (_due.TryGetValue(key, out var due) && due == first.Due)
            {
                _due.Remove(key);
                Add(key);
            }
        }
    }
}
