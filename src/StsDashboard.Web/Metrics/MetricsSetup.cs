using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Components.Server.Circuits;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Metrics;

/// <summary>What the dashboard measures, as Prometheus text and, when an endpoint is configured, over OTLP. <c>docs/metrics.md</c> lists it.</summary>
public static class MetricsSetup
{
    public const string MeterName = "StsDashboard";

    public const string Path = "/metrics";

    private const string ServiceName = "sts-dashboard";

    /// <summary>Room for every listed set to have had every verdict.</summary>
    private const int SeriesPerSetMetric = 8 * ListedSets.Limit;

    /// <summary>Room for every watched kind in some two hundred namespaces.</summary>
    private const int SeriesPerSourceMetric = 2000;

    /// <summary>Room for every rule with every severity, which is the most that any other metric has.</summary>
    private const int SeriesPerMetric = 300;

    /// <summary>As OpenTelemetry's own exporters read it.</summary>
    private static readonly string[] CollectorSettings = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    internal static string Version { get; } = typeof(MetricsSetup).Assembly.GetName().Version?.ToString(3) ?? "";

    public static void AddDashboardMetrics(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => provider.GetRequiredService<IMeterFactory>().Create(MeterName));
        services.AddSingleton<FrameFigures>();
        services.AddSingleton<ViewerCount>();
        services.AddScoped<CircuitHandler, PageConnections>();
        var hasCollector = CollectorSettings.Any(setting => !string.IsNullOrEmpty(configuration[setting]));
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName, serviceVersion: Version))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(MeterName, "System.Runtime", "Microsoft.AspNetCore.Hosting");
                metrics.AddView(instrument => new MetricStreamConfiguration { CardinalityLimit = SeriesOf(instrument.Name) });
                metrics.AddPrometheusExporter(prometheus => prometheus.ScopeInfoEnabled = false);
                if (hasCollector)
                {
                    metrics.AddOtlpExporter();
                }
            });
    }

    public static void MapMetrics(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var meter = app.Services.GetRequiredService<Meter>();
        var feed = app.Services.GetRequiredService<FrameFeed>();
        ClusterFigures.AddTo(meter, feed);
        SetFigures.AddTo(meter, feed);
        SourceFigures.AddTo(meter, feed);
        DnsFigures.AddTo(meter, app.Services.GetRequiredService<Func<DnsView>>());
        app.Services.GetRequiredService<ViewerCount>().AddTo(meter);
        // Scrapers do not log in as people do: where those have to, AccessSetup asks for a token.
        app.MapPrometheusScrapingEndpoint(Path).AllowAnonymous();
    }

    /// <summary>
    /// The SDK keeps a place for every series it has seen since the start, also for sets that are long gone. It allocates all
    /// places of a metric at once, 2,000 of them unless told otherwise: too few for sets, too many for nearly all else.
    /// </summary>
    private static int SeriesOf(string instrument) =>
        instrument.StartsWith("sts_dashboard.set.", StringComparison.Ordinal) ? SeriesPerSetMetric
        : instrument.StartsWith("sts_dashboard.source.", StringComparison.Ordinal) ? SeriesPerSourceMetric
        : SeriesPerMetric;
}
