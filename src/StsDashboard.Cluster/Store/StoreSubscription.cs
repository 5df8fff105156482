using System.Threading.Channels;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Store;

/// <summary>One reader's view of the store's changes. The first wait returns at once with everything.</summary>
public sealed class StoreSubscription : IDisposable
{
    private readonly ClusterStore _store;

    // One pending wake-up is enough: whoever takes it takes all that has gathered. Written after the marks, under the
    // store's lock, so a change is either in what a reader takes or wakes it once more.
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private HashSet<ObjectKey> _sets = [];
    private HashSet<string> _claimNamespaces = [];
    private bool _everything = true;
    private bool _sourcesChanged = true;
    private bool _pending = true;

    internal StoreSubscription(ClusterStore store)
    {
        _store = store;
        _wake.Writer.TryWrite(true);
    }

    /// <summary>Waits until something changed since the last call, and says what. One caller at a time.</summary>
    /// <exception cref="ObjectDisposedException">The subscription has been given up.</exception>
    public async ValueTask<StoreChanges> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var isOpen = await _wake.Reader.WaitToReadAsync(cancellationToken);
            ObjectDisposedException.ThrowIf(!isOpen, this);
            _wake.Reader.TryRead(out _);
            if (_store.Take(this) is { } changes)
            {
                return changes;
            }
        }
    }

    public void Dispose()
    {
        _store.Unsubscribe(this);
        _wake.Writer.TryComplete();
        _wake.Reader.TryRead(out _);
    }

    internal void MarkUnderLock(TouchedSets touched)
    {
        _sets.UnionWith(touched.Keys);
        _claimNamespaces.UnionWith(touched.ClaimNamespaces);
        _sourcesChanged |= touched.SourcesChanged;
        _pending = true;
        _wake.Writer.TryWrite(true);
    }

    internal StoreChanges? TakeUnderLock(ClusterSnapshot snapshot)
    {
        if (!_pending)
        {
            return null;
        }
        if (_everything)
        {
            _sets.UnionWith(snapshot.Sets.Select(set => set.Key));
            _claimNamespaces.UnionWith(snapshot.ClaimsByNamespace.Groups);
        }
        var changes = new StoreChanges(snapshot, _sets, _claimNamespaces, _sourcesChanged);
        _sets = [];
        _claimNamespaces = [];
        _everything = _sourcesChanged = _pending = false;
        return changes;
    }
}
