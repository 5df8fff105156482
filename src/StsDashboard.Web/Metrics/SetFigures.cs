using System.Diagnostics.Metrics;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Metrics;

/// <summary>Figures of each set by itself. What cannot be told (no permission, not asked) has no series.</summary>
internal static class SetFigures
{
    public static void AddTo(Meter meter, FrameFeed feed)
    {
        var listed = new ListedSets(feed);
        meter.CreateObservableGauge(
            "sts_dashboard.set.verdict",
            () => listed.Now.Select(set => Of(set, 1, Label.Of(Label.Verdict, set.Verdict))),
            description: "Always 1; the label says the set's verdict now.");
        meter.CreateObservableGauge(
            "sts_dashboard.set.replicas", () => Each(listed, set => set.Counts.Replicas), description: "Pods that the set should have.");
        meter.CreateObservableGauge(
            "sts_dashboard.set.ready", () => Each(listed, set => set.Counts.Ready), description: "In-range pods that are ready.");
        meter.CreateObservableGauge(
            "sts_dashboard.set.names.unresolved",
            () => Each(listed, set => set.Counts.NamesExpected - set.Counts.NamesResolving),
            description: "Pod names of the set that should resolve now and do not resolve to the right address.");
        meter.CreateObservableGauge(
            "sts_dashboard.set.orphaned_claims", () => Each(listed, set => set.Counts.ClaimsOrphaned), description: "Claims of the set that no in-range ordinal needs now.");
        meter.CreateObservableGauge("sts_dashboard.set.findings", () => Findings(listed), description: "Findings on the set, by severity.");
        meter.CreateObservableGauge(
            "sts_dashboard.sets.left_out",
            () => listed.LeftOut,
            description: $"Sets without series of their own, because there are more than {ListedSets.Limit}; the worst have them.");
    }

    private static IEnumerable<Measurement<int>> Each(ListedSets listed, Func<SetInspection, int?> figure) =>
        from set in listed.Now
        let value = figure(set)
        where value is not null
        select Of(set, value.Value);

    private static IEnumerable<Measurement<int>> Findings(ListedSets listed) =>
        from set in listed.Now
        from severity in Enum.GetValues<Severity>()
        select Of(set, set.Findings.Count(finding => finding.Severity == severity), Label.Of(Label.Severity, severity));

    private static Measurement<int> Of(SetInspection set, int value, params ReadOnlySpan<KeyValuePair<string, object?>> more) =>
        new(value, [Label.Of(Label.Namespace, set.Key.Namespace), Label.Of(Label.Set, set.Key.Name), .. more]);
}
