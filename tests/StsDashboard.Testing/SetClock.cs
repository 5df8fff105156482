namespace StsDashboard.Testing;

/// <summary>A clock whose time of day can be set while its timers and timestamps run on, as those of an operating system do.</summary>
public sealed class SetClock(TimeProvider running) : TimeProvider
{
    /// <summary>What somebody has set it forward (or back) by.</summary>
    public TimeSpan SetBy { get; set; }

    public override long TimestampFrequency => running.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => running.GetUtcNow() + SetBy;

    public override long GetTimestamp() => running.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        running.CreateTimer(callback, state, dueTime, period);
}
