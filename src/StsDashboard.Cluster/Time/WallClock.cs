namespace StsDashboard.Cluster.Time;

/// <summary>
/// Notices when the wall clock is set: by hand, by time synchronisation, or because the machine slept. Timers run on
/// (CLOCK_MONOTONIC), so that what was planned for an instant of the old time would come hours too late, or too early.
/// Not for several threads at once.
/// </summary>
public sealed class WallClock(TimeProvider time)
{
    /// <summary>Whoever waits for an instant wakes at least so often, or would not notice.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>What synchronisation corrects little by little is no jump.</summary>
    private static readonly TimeSpan Unnoticed = TimeSpan.FromSeconds(2);

    private DateTimeOffset _now = time.GetUtcNow();
    private long _timestamp = time.GetTimestamp();

    /// <summary>Whether it was set since this was asked last.</summary>
    public bool WasSet()
    {
        var (before, timestamp) = (_now, _timestamp);
        (_now, _timestamp) = (time.GetUtcNow(), time.GetTimestamp());
        var shown = _now - before;
        return (shown - time.GetElapsedTime(timestamp, _timestamp)).Duration() > Unnoticed;
    }
}
