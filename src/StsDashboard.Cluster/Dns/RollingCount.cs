namespace StsDashboard.Cluster.Dns;

/// <summary>How often something happened in the last while, to a tenth of that while.</summary>
internal sealed class RollingCount(TimeProvider time, TimeSpan window)
{
    private const int Slices = 10;

    private readonly TimeSpan _slice = window / Slices;
    private readonly long _start = time.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly long[] _counts = new long[Slices];
    private readonly long[] _numbers = new long[Slices];

    public void Add()
    {
        lock (_lock)
        {
            var number = Number();
            var slice = number % Slices;
            _counts[slice] = _numbers[slice] == number ? _counts[slice] + 1 : 1;
            _numbers[slice] = number;
        }
    }

    public long Read()
    {
        lock (_lock)
        {
            var newest = Number();
            return Enumerable.Range(0, Slices).Where(slice => _numbers[slice] > newest - Slices).Sum(slice => _counts[slice]);
        }
    }

    /// <summary>Not from the wall clock: that may be set.</summary>
    private long Number() => Slices + (time.GetElapsedTime(_start).Ticks / _slice.Ticks);
}
