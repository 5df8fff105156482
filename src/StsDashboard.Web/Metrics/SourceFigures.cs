using System.Diagnostics.Metrics;
using StsDashboard.Domain.Facts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Metrics;

/// <summary>How fresh everything is: each watch and each DNS server.</summary>
internal static class SourceFigures
{
    public static void AddTo(Meter meter, FrameFeed feed)
    {
        meter.CreateObservableGauge(
            "sts_dashboard.source.state",
            () => feed.Current.Sources.Select(source => Of(source, 1, Label.Of(Label.State, source.State))),
            description: "Always 1; the label says the source's state now.");
        meter.CreateObservableGauge(
            "sts_dashboard.source.objects", () => Each(feed, source => source.Objects), description: "Objects held from the source; for DNS, names asked.");
        meter.CreateObservableCounter(
            "sts_dashboard.source.restarts", () => Each(feed, source => source.Restarts), description: "How often the source was lost and found again.");
        // The instant, not the age: whoever scrapes can tell the age at any moment, also after the dashboard is gone.
        meter.CreateObservableGauge(
            "sts_dashboard.source.last_heard.timestamp",
            () => from source in feed.Current.Sources
                  where source.LastHeardAt is not null
                  select Of(source, source.LastHeardAt!.Value.ToUnixTimeMilliseconds() / 1000.0),
            "s",
            "When the source was last heard, in seconds since 1970.");
    }

    private static IEnumerable<Measurement<int>> Each(FrameFeed feed, Func<SourceFact, int> figure) =>
        feed.Current.Sources.Select(source => Of(source, figure(source)));

    private static Measurement<T> Of<T>(SourceFact source, T value, params ReadOnlySpan<KeyValuePair<string, object?>> more)
        where T : struct => new(value, [Label.Of(Label.Kind, source.Kind), Label.Of(Label.Scope, source.Scope), .. more]);
}
