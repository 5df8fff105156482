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

    /// <summary>Room for every listed set to have had every verdict, or findings of every severity and some sets come and gone.</summary>
    private const int SeriesPerLabelledSetMetric = 8 * ListedSets.Limit;

    /// <summary>Room for the listed sets, and for twice as many that came and went.</summary>
    private const int SeriesPerSetMetric = 3 * ListedSets.Limit;

    /// <summary>Room for every watched kind and some DNS servers to have had every state.</summary>
    private const int SeriesPerSourceScope = 100;

    /// <summary>Room for every rule with every severity, and for every route with every status.</summary>
    private const int SeriesPerMetric = 300;

    /// <summary>Room for what the runtime tells of itself: collections by generation, exceptions by type.</summary>
    private const int SeriesPerRuntimeMetric = 60;

    /// <summary>As OpenTelemetry's own exporters read it.</summary>
    private static readonly string[] CollectorSettings = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    internal static string Version { get; } = typeof(MetricsSetup).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <param name="scopes">In how many namespaces each kind is watched by itself; 1 when the whole cluster is.</param>
    public static void AddDashboardMetrics(this IServiceCollection services, IConfiguration configuration, int scopes)
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
                metrics.AddView(instrument => new MetricStreamConfiguration { CardinalityLimit = SeriesOf(instrument.Name, scopes) });
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
    private static int SeriesOf(string instrument, int scopes) => instrument switch
    {
        "sts_dashboard.set.verdict" or "sts_dashboard.set.findings" => SeriesPerLabelledSetMetric,
        _ when instrument.StartsWith("sts_dashboard.set.", StringComparison.Ordinal) => SeriesPerSetMetric,
        _ when instrument.StartsWith("sts_dashboard.source.", StringComparison.Ordinal) => SeriesPerSourceScope * scopes,
        _ when instrument.StartsWith("dotnet.", StringComparison.Ordinal) => SeriesPerRuntimeMetric,
        _ => SeriesPerMetric,
    };
}
