namespace StsDashboard.Simulator.Objects;

/// <summary>
/// The recent changes of one kind, oldest first, bounded. Watches are positions in it, so a watcher costs no memory and
/// one that falls behind the window is cut off. Not safe for concurrent use: the store holds its lock.
/// </summary>
internal sealed class EventLog(int capacity)
{
    private readonly StoreEvent[] _ring = new StoreEvent[capacity];
    private int _start;
    private int _count;

    /// <summary>Changes up to this version are forgotten; a watch can start at it, or later.</summary>
    public long Floor { get; private set; }

    public void Append(StoreEvent change)
    {
        if (_count == _ring.Length)
        {
            Floor = _ring[_start].Version;
            _ring[_start] = change;
            _start = (_start + 1) % _ring.Length;
            return;
        }

        _ring[(_start + _count++) % _ring.Length] = change;
    }

    /// <summary>Forgets everything up to the version.</summary>
    public void Compact(long version)
    {
        Array.Clear(_ring);
        (_start, _count, Floor) = (0, 0, version);
    }

    /// <summary>Adds the changes after the version, at most <paramref name="limit"/>, to the batch.</summary>
    /// <exception cref="ApiException">410: the version is below <see cref="Floor"/>.</exception>
    public void ReadAfter(long version, List<StoreEvent> batch, int limit)
    {
        if (version < Floor)
            throw ApiErrors.TooOld(version, Floor);
        for (var index = FirstAfter(version); index < _count && batch.Count < limit; index++)
            batch.Add(At(index));
    }

    private int FirstAfter(long version)
    {
        var (low, high) = (0, _count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (At(middle).Version <= version)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private StoreEvent At(int index) => _ring[(_start + index) % _ring.Length];
}
