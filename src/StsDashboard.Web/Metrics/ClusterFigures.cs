using System.Diagnostics.Metrics;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Metrics;

/// <summary>Figures of all sets together, read off the newest frame when somebody asks for them.</summary>
internal static class ClusterFigures
{
    public static void AddTo(Meter meter, FrameFeed feed)
    {
        meter.CreateObservableGauge("sts_dashboard.info", () => Info(feed.Current), description: "Always 1; what runs here and what it watches.");
        meter.CreateObservableGauge("sts_dashboard.sets", () => ByVerdict(feed.Current), description: "Sets, by verdict.");
        meter.CreateObservableGauge("sts_dashboard.findings", () => Findings(feed.Current), description: "Findings on all sets and claims, by rule.");
        meter.CreateObservableGauge(
            "sts_dashboard.names.expected", () => Sum(feed, counts => counts.NamesExpected), description: "Pod names that should resolve now.");
        meter.CreateObservableGauge(
            "sts_dashboard.names.resolving", () => Sum(feed, counts => counts.NamesResolving ?? 0), description: "Pod names that resolve to the right address.");
        meter.CreateObservableGauge(
            "sts_dashboard.names.wrong", () => Sum(feed, counts => counts.NamesWrong), description: "Pod names that DNS denies or resolves to a wrong address.");
        meter.CreateObservableGauge(
            "sts_dashboard.orphaned_claims", () => Orphans(feed.Current, claims => claims.Count()), description: "Claims that no in-range ordinal needs now, by class.");
        // As a double: the sizes that claims may ask for add up to more than a long holds.
        meter.CreateObservableGauge(
            "sts_dashboard.orphaned_claims.requested",
            () => Orphans(feed.Current, claims => claims.Sum(claim => (double)claim.Claim.Requested.Bytes)),
            "By",
            "What orphaned claims request together, by class.");
    }

    private static Measurement<int> Info(Frame frame) => new(
        1,
        Label.Of("version", MetricsSetup.Version),
        Label.Of("cluster", frame.ClusterName),
        Label.Of("simulated", frame.Simulated ? "true" : "false"));

    /// <summary>A verdict that no set has is a zero: an alert on a series that is not there never fires.</summary>
    private static IEnumerable<Measurement<int>> ByVerdict(Frame frame)
    {
        var counts = frame.Sets.Values.CountBy(set => set.Verdict).ToDictionary();
        return Enum.GetValues<Verdict>().Select(verdict => new Measurement<int>(counts.GetValueOrDefault(verdict), Label.Of(Label.Verdict, verdict)));
    }

    private static IEnumerable<Measurement<int>> Findings(Frame frame) =>
        from count in frame.AllFindings.CountBy(finding => (finding.Id, finding.Severity))
        select new Measurement<int>(count.Value, Label.Of(Label.Rule, count.Key.Id), Label.Of(Label.Severity, count.Key.Severity));

    private static int Sum(FrameFeed feed, Func<SetCounts, int> figure) => feed.Current.Sets.Values.Sum(set => figure(set.Counts));

    private static IEnumerable<Measurement<T>> Orphans<T>(Frame frame, Func<IEnumerable<OrphanedClaim>, T> figure)
        where T : struct
    {
        var byClass = frame.OrphanedClaims.ToLookup(claim => claim.Class);
        return Enum.GetValues<OrphanClass>().Select(@class => new Measurement<T>(figure(byClass[@class]), Label.Of(Label.Class, @class)));
    }
}
