using System.Runtime.CompilerServices;

namespace StsDashboard.Simulator.Objects;

/// <summary>
/// A position in the store's history. Holds no queue: a reader that is too slow finds its position forgotten and gets
/// 410, as from the real server. One reader at a time.
/// </summary>
public sealed class WatchSubscription
{
    /// <summary>Changes handed out at once; keeps the store's lock short.</summary>
    private const int BatchSize = 512;

    private readonly ObjectStore _store;
    private readonly ResourceType? _type;
    private readonly string? _namespace;
    private readonly List<StoreEvent> _batch = [];

    internal WatchSubscription(ObjectStore store, ResourceType? type, string? ns, long fromVersion)
    {
        _store = store;
        _type = type;
        _namespace = ns;
        Position = fromVersion;
    }

    /// <summary>Every change of the watched kind up to this version has been read.</summary>
    public long Position { get; private set; }

    /// <summary>The changes since the last read, possibly none, without waiting. The list is valid until the next call.</summary>
    /// <exception cref="ApiException">410 when the position is older than the history.</exception>
    public IReadOnlyList<StoreEvent> Read()
    {
        _batch.Clear();
        // A position from the future stays where it is until it is reached.
        Position = Math.Max(Position, _store.ReadHistory(_type, Position, _batch, BatchSize));
        if (_namespace is not null)
            _batch.RemoveAll(change => change.Current.Namespace != _namespace);
        return _batch;
    }

    /// <summary>Completes when there may be something after <see cref="Position"/>.</summary>
    public Task WaitAsync(CancellationToken cancellation) => _store.WaitForChange(_type, Position).WaitAsync(cancellation);

    /// <summary>Changes as they happen, without end.</summary>
    /// <exception cref="ApiException">410 when the reader fell behind the history.</exception>
    public async IAsyncEnumerable<StoreEvent> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (true)
        {
            foreach (var change in Read().ToArray())
                yield return change;
            await WaitAsync(cancellation);
        }
    }
}
