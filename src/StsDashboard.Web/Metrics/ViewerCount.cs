using System.Diagnostics.Metrics;

namespace StsDashboard.Web.Metrics;

/// <summary>Who looks on: open pages, and streams that programs read.</summary>
public sealed class ViewerCount
{
    private int _pages;
    private int _streams;

    internal int Pages => Volatile.Read(ref _pages);

    internal void AddTo(Meter meter) => meter.CreateObservableUpDownCounter("sts_dashboard.viewers", Now, description: "Open pages, and streams that programs read.");

    internal void PageConnected() => Interlocked.Increment(ref _pages);

    internal void PageDisconnected() => Interlocked.Decrement(ref _pages);

    /// <summary>A stream is being read until the result is disposed; null when that would be more than may be.</summary>
    internal IDisposable? OpenStream(int most)
    {
        if (Interlocked.Increment(ref _streams) <= most)
        {
            return new StreamInUse(this);
        }
        Interlocked.Decrement(ref _streams);
        return null;
    }

    private Measurement<int>[] Now() =>
    [
        new(Volatile.Read(ref _pages), Label.Of(Label.Kind, "page")),
        new(Volatile.Read(ref _streams), Label.Of(Label.Kind, "stream")),
    ];

    private sealed class StreamInUse(ViewerCount count) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref count._streams);
    }
}
