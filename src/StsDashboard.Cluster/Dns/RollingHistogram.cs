namespace StsDashboard.Cluster.Dns;

/// <summary>
/// Durations of the last while, in a fixed amount of memory: counts in buckets that grow by a tenth each, one set of
/// buckets per slice of the window. A quantile is right to about 5 %.
/// </summary>
internal sealed class RollingHistogram
{
    private const int Slices = 10;
    private const double SmallestMilliseconds = 0.1;
    private const double Growth = 1.1;

    /// <summary>Reaches from 0.1 ms to about a day.</summary>
    private const int Buckets = 216;

    /// <summary>From 1 to 2, to 5, to 10.</summary>
    private static readonly double[] Steps = [2, 2.5, 2];

    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly TimeSpan _slice;
    private readonly Lock _lock = new();
    private readonly int[,] _counts = new int[Slices, Buckets];
    private readonly long[] _sliceNumbers = new long[Slices];

    public RollingHistogram(TimeProvider time, TimeSpan window)
    {
        _time = time;
        _start = time.GetTimestamp();
        _slice = window / Slices;
    }

    public void Add(TimeSpan duration)
    {
        var bucket = duration.TotalMilliseconds <= SmallestMilliseconds
            ? 0
            : Math.Min(Buckets - 1, (int)Math.Ceiling(Math.Log(duration.TotalMilliseconds / SmallestMilliseconds, Growth)));
        lock (_lock)
        {
            _counts[CurrentSlice(), bucket]++;
        }
    }

    public DurationQuantiles Read()
    {
        Span<long> totals = stackalloc long[Buckets];
        Total(totals);
        long count = 0;
        foreach (var total in totals)
        {
            count += total;
        }
        return new DurationQuantiles(count, Quantile(totals, count, 0.50), Quantile(totals, count, 0.95), Quantile(totals, count, 0.99));
    }

    /// <summary>
    /// The same in few buckets whose ends are 1, 2 and 5 of each power of ten, for drawing: from the first to the last that
    /// holds something. What lies within 5 % of an end may be counted beyond it.
    /// </summary>
    public IReadOnlyList<DurationBucket> ReadBuckets()
    {
        Span<long> totals = stackalloc long[Buckets];
        Total(totals);
        var buckets = new List<DurationBucket>();
        var (end, step) = (SmallestMilliseconds, 0);
        long count = 0;
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            for (; Middle(bucket) > end; end *= Steps[step++ % Steps.Length])
            {
                buckets.Add(new(TimeSpan.FromMilliseconds(end), count));
                count = 0;
            }
            count += totals[bucket];
        }
        buckets.Add(new(TimeSpan.FromMilliseconds(end), count));
        var last = buckets.FindLastIndex(bucket => bucket.Count > 0);
        return [.. buckets.Take(last + 1).SkipWhile(bucket => bucket.Count == 0)];
    }

    private void Total(Span<long> totals)
    {
        totals.Clear();
        lock (_lock)
        {
            var newest = _sliceNumbers[CurrentSlice()];
            for (var slice = 0; slice < Slices; slice++)
            {
                for (var bucket = 0; bucket < Buckets && _sliceNumbers[slice] > newest - Slices; bucket++)
                {
                    totals[bucket] += _counts[slice, bucket];
                }
            }
        }
    }

    private static double Middle(int bucket) => SmallestMilliseconds * Math.Pow(Growth, bucket - 0.5);

    private static TimeSpan? Quantile(ReadOnlySpan<long> totals, long count, double share)
    {
        if (count == 0)
        {
            return null;
        }
        var rank = (long)Math.Ceiling(share * count);
        var bucket = 0;
        for (var seen = totals[0]; seen < rank; seen += totals[bucket])
        {
            bucket++;
        }
        return TimeSpan.FromMilliseconds(Middle(bucket));
    }

    private int CurrentSlice()
    {
        // Not from the wall clock: that may be set.
        var number = Slices + (_time.GetElapsedTime(_start).Ticks / _slice.Ticks);
        var slice = (int)(number % Slices);
        if (_sliceNumbers[slice] != number)
        {
            _sliceNumbers[slice] = number;
            for (var bucket = 0; bucket < Buckets; bucket++)
            {
                _counts[slice, bucket] = 0;
            }
        }
        return slice;
    }
}
