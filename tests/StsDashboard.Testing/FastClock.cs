namespace StsDashboard.Testing;

/// <summary>
/// A clock that runs several times as fast as the real one, timers and all, so that waits of half a minute can be lived
/// through. Counts the timers that were made and not given up.
/// </summary>
public sealed class FastClock : TimeProvider
{
    private readonly double _factor;
    private readonly DateTimeOffset _startedAt;
    private readonly long _started;
    private int _timers;

    /// <param name="factor">Seconds of this clock in a real one.</param>
    public FastClock(double factor)
        : this(factor, System.GetUtcNow(), System.GetTimestamp())
    {
    }

    private FastClock(double factor, DateTimeOffset startedAt, long started)
    {
        _factor = factor;
        _startedAt = startedAt;
        _started = started;
    }

    /// <summary>Timers that were made and not disposed.</summary>
    public int Timers => Volatile.Read(ref _timers);

    /// <summary>A clock that shows the same time and counts its own timers.</summary>
    public FastClock Another() => new(_factor, _startedAt, _started);

    public override DateTimeOffset GetUtcNow() => _startedAt + (System.GetElapsedTime(_started) * _factor);

    public override long TimestampFrequency => System.TimestampFrequency;

    public override long GetTimestamp() => _started + (long)((System.GetTimestamp() - _started) * _factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _timers);
        return new Timer(this, System.CreateTimer(callback, state, Real(dueTime), Real(period)));
    }

    /// <summary>Rounded up to the milliseconds that real timers know: none may fire before its time.</summary>
    private TimeSpan Real(TimeSpan time) =>
        time <= TimeSpan.Zero ? time : TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds / _factor));

    private sealed class Timer(FastClock clock, ITimer real) : ITimer
    {
        private int _disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => real.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose()
        {
            Forget();
            real.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Forget();
            return real.DisposeAsync();
        }

        private void Forget()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0)
            {
                Interlocked.Decrement(ref clock._timers);
            }
        }
    }
}
