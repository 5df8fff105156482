using System.Diagnostics.Metrics;

namespace StsDashboard.Web.Metrics;

/// <summary>Who looks on: open pages, and streams that programs read.</summary>
public sealed class ViewerCount
{
    private readonly UseCount _pages = new();
    private readonly UseCount _streams = new();

    internal int Pages => _pages.All;

    internal int PagesOf(string? viewer) => _pages.Of(viewer);

    internal void AddTo(Meter meter) => meter.CreateObservableUpDownCounter("sts_dashboard.viewers", Now, description: "Open pages, and streams that programs read.");

    /// <param name="viewer">Whose page it is; null when that is not known.</param>
    internal void PageConnected(string? viewer) => _pages.Begin(viewer);

    internal void PageDisconnected(string? viewer) => _pages.End(viewer);

    /// <summary>A stream is being read until the result is disposed; null when that would be more than may be.</summary>
    /// <param name="most">Of all together.</param>
    /// <param name="viewer">Who reads; null when that is not known.</param>
    /// <param name="mostOfOne">Of one viewer.</param>
    internal IDisposable? OpenStream(int most, string? viewer, int mostOfOne) => _streams.Begin(viewer, most, mostOfOne) ? new StreamInUse(_streams, viewer) : null;

    private Measurement<int>[] Now() =>
    [
        new(_pages.All, Label.Of(Label.Kind, "page")),
        new(_streams.All, Label.Of(Label.Kind, "stream")),
    ];

    private sealed class StreamInUse(UseCount streams, string? viewer) : IDisposable
    {
        public void Dispose() => streams.End(viewer);
    }
}
