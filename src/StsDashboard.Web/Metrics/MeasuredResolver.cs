using System.Diagnostics.Metrics;
using StsDashboard.Cluster.Dns;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Web.Metrics;

/// <summary>Asks as <paramref name="inner"/> does, and records how long each server took to answer.</summary>
internal sealed class MeasuredResolver(INameResolver inner, Meter meter) : INameResolver
{
    /// <summary>From a cache on the same node to a question that had to be asked again.</summary>
    private static readonly double[] Boundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

    private readonly Histogram<double> _duration = meter.CreateHistogram(
        "sts_dashboard.dns.answer.duration",
        "s",
        "How long DNS servers took to answer; questions without an answer are not in it.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Boundaries });

    public async Task<NameAnswer> AskAsync(NameServer server, string fqdn, NameRecordType type, CancellationToken cancellationToken)
    {
        var answer = await inner.AskAsync(server, fqdn, type, cancellationToken);
        if (answer.Error is null)
        {
            _duration.Record(answer.Latency.TotalSeconds, Label.Of(Label.Server, answer.Server));
        }
        return answer;
    }
}
