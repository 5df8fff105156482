namespace StsDashboard.Simulator.Scenarios;

/// <summary>
/// A clock that can stand in the past while a world's history is made, and then runs with the real one. A world that is
/// three days old is thereby made by its own controllers in no time.
/// </summary>
public sealed class WorldClock(TimeProvider present) : TimeProvider
{
    // Read by every thread; a DateTimeOffset would tear.
    private volatile StrongInstant? _standing;

    public override long TimestampFrequency => present.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => present.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => _standing?.At ?? present.GetUtcNow();

    public override long GetTimestamp() => present.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        present.CreateTimer(callback, state, dueTime, period);

    /// <summary>Stands still at the instant, until told otherwise.</summary>
    public void StandAt(DateTimeOffset instant) => _standing = new StrongInstant(instant);

    /// <summary>Shows the present from now on.</summary>
    public void JoinPresent() => _standing = null;

    private sealed record StrongInstant(DateTimeOffset At);
}
