using System.Diagnostics.Metrics;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Metrics;

/// <summary>How much work the frames are.</summary>
public sealed class FrameFigures
{
    /// <summary>From one set among few to every set of a large cluster.</summary>
    private static readonly double[] Boundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1];

    private readonly Histogram<double> _duration;

    public FrameFigures(Meter meter, FrameBuilder builder, FrameFeed feed)
    {
        ArgumentNullException.ThrowIfNull(meter);
        _duration = meter.CreateHistogram(
            "sts_dashboard.frame.build.duration",
            "s",
            "How long it took to make a frame; the count is that of the frames.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Boundaries });
        meter.CreateObservableCounter("sts_dashboard.inspections", () => builder.Inspections, description: "How often a set was inspected.");
        meter.CreateObservableGauge("sts_dashboard.frame.version", () => feed.Current.Version, description: "Version of the newest frame.");
    }

    internal void Built(TimeSpan duration) => _duration.Record(duration.TotalSeconds);
}
