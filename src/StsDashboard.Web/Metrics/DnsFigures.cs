using System.Diagnostics.Metrics;
using StsDashboard.Web.Api.Contracts;

namespace StsDashboard.Web.Metrics;

/// <summary>How DNS has been doing, from the counters that the API shows too.</summary>
internal static class DnsFigures
{
    public static void AddTo(Meter meter, Func<DnsView> read)
    {
        meter.CreateObservableCounter("sts_dashboard.dns.questions", () => Questions(read()), description: "Questions asked of each DNS server, by what came back.");
        meter.CreateObservableGauge(
            "sts_dashboard.dns.convergence",
            () => Percentiles(read().Convergence),
            "s",
            "From when a name should resolve until every server gave the right answer, over the last day.");
    }

    private static IEnumerable<Measurement<long>> Questions(DnsView dns) =>
        from server in dns.Servers
        from result in server.Results
        select new Measurement<long>(result.Value, Label.Of(Label.Server, server.Server), Label.Of(Label.Result, result.Key));

    /// <summary>Not labelled "quantile": Prometheus keeps that label for summaries.</summary>
    private static IEnumerable<Measurement<double>> Percentiles(DurationView duration) =>
        from percentile in new[] { (Name: "50", Seconds: duration.P50), (Name: "95", Seconds: duration.P95), (Name: "99", Seconds: duration.P99) }
        where percentile.Seconds is not null
        select new Measurement<double>(percentile.Seconds!.Value, Label.Of(Label.Percentile, percentile.Name));
}
