using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api;

/// <summary>The snapshots whose pages are still being read; bounded in number and age.</summary>
internal sealed class PageSnapshots(ApiServerOptions options)
{
    private const int Capacity = 32;

    private readonly Lock _lock = new();
    private readonly LinkedList<Kept> _kept = [];

    public void Keep(ResourceType type, ResourceSnapshot snapshot)
    {
        lock (_lock)
        {
            Forget();
            if (_kept.Any(one => one.Type == type && one.Snapshot.Version == snapshot.Version))
                return;
            if (_kept.Count == Capacity)
                _kept.RemoveFirst();
            _kept.AddLast(new Kept(type, snapshot, options.Time.GetTimestamp()));
        }
    }

    public ResourceSnapshot? Find(ResourceType type, long version)
    {
        lock (_lock)
        {
            Forget();
            return _kept.FirstOrDefault(one => one.Type == type && one.Snapshot.Version == version)?.Snapshot;
        }
    }

    public void Clear()
    {
        lock (_lock)
            _kept.Clear();
    }

    private void Forget()
    {
        while (_kept.First is { } oldest && options.Time.GetElapsedTime(oldest.Value.Since) > options.ContinueLifetime)
            _kept.RemoveFirst();
    }

    private sealed record Kept(ResourceType Type, ResourceSnapshot Snapshot, long Since);
}
