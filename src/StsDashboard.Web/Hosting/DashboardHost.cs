using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.SignalR;
using MudBlazor.Services;
using StsDashboard.Cluster.Store;
using StsDashboard.Web.Access;
using StsDashboard.Web.Api;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Components;
using StsDashboard.Web.Components.Sets;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Live;
using StsDashboard.Web.Lookups;
using StsDashboard.Web.Metrics;
using StsDashboard.Web.Options;
using StsDashboard.Web.Security;

namespace StsDashboard.Web.Hosting;

/// <summary>Puts the application together: store, frame loop, pages, hub and REST around one <see cref="ClusterInput"/>.</summary>
public static class DashboardHost
{
    /// <summary>How long open circuits and streams may take to end; a pod has 30 seconds by default.</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(3);

    /// <exception cref="OptionException">The surroundings contradict the options.</exception>
    public static WebApplication Build(DashboardOptions options, ClusterInput input)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(input);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Not the working directory: a published dashboard may be started from anywhere.
            ContentRootPath = AppContext.BaseDirectory,
            // Names the manifests of the static assets, also where a test is the program that runs.
            ApplicationName = typeof(DashboardHost).Assembly.GetName().Name,
        });
        builder.WebHost.UseStaticWebAssets();
        ServeAsBuilt(builder);
        Listening.Apply(builder, options.Urls);
        // An address in use is told in one line; a background service that fails is logged as critical, and heard.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        RestrictHosts(builder.Configuration, options);
        AddServices(builder.Services, options, input);
        builder.Services.AddDashboardMetrics(builder.Configuration, scopes: Math.Max(1, options.Namespaces.Length));
        var app = builder.Build();
        MapRequests(app, options);
        return app;
    }

    /// <summary>
    /// A program that was built and not published looks on each request whether a file was edited, takes ours for edited
    /// because they lie elsewhere, and sends them uncompressed (StaticAssetDevelopmentRuntimeHandler of ASP.NET Core):
    /// good for whoever edits them, 600 kB too much for everybody else.
    /// </summary>
    private static void ServeAsBuilt(WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
        {
            builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= "false";
        }
    }

    /// <summary>
    /// On loopback only loopback's names are answered to: a page from elsewhere whose name is made to point at 127.0.0.1
    /// (DNS rebinding) is refused. Behind an ingress the host's name is not ours to know.
    /// </summary>
    private static void RestrictHosts(ConfigurationManager configuration, DashboardOptions options)
    {
        if (configuration["AllowedHosts"] is null && options.Urls.All(ListenAddress.IsLoopback))
        {
            configuration["AllowedHosts"] = string.Join(';', ["localhost", "127.0.0.1", "[::1]", .. options.Urls.Select(ListenAddress.HostOf)]);
        }
    }

    private static void AddServices(IServiceCollection services, DashboardOptions options, ClusterInput input)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = StopWithin);
        services.AddSingleton(input.Time);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Drain>(provider, options.Drain));
        services.AddSingleton<IHostLifetime, SignalLifetime>();
        services.AddSingleton(new ClusterStore(input.ClusterDomain));
        var first = input.FirstFrame;
        services.AddSingleton(new FrameFeed(first));
        services.AddSingleton(ScreenPace.Usual(input.Time));
        services.AddSingleton(provider => new FrameBuilder(first, provider.GetRequiredService<ILogger<FrameBuilder>>()));
        services.AddHostedService<FrameLoop>();
        services.AddSingleton<Func<DnsView>>(() => DnsView.Silent);
        services.AddSingleton(SetEventsLookup.Nowhere(input.Time));
        services.AddSingleton<IDocumentLookup, NoDocuments>();
        services.AddSingleton<RevisionDiffLookup>();
        services.AddSingleton<ManifestLookup>();
        // ASP.NET leaves it open to http; a login's own cookies say more (OidcSetup).
        services.Configure<AntiforgeryOptions>(antiforgery => antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddAccess(options.Access);
        input.AddWriters(services);

        services.AddSingleton(options.Limits);
        services.AddLoadLimits(options.Limits);
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.AddApiDescription();
        services.AddLive();
        services.AddRazorComponents()
            // Of a page that stayed away, its address says all: it is loaded anew. By default its state is kept for two hours more.
            .AddInteractiveServerComponents(circuits =>
            {
                circuits.PersistedCircuitInMemoryMaxRetained = 0;
                circuits.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromSeconds(1);
            })
            .AddHubOptions(hub => hub.AddFilter<LiveConnections>());
        services.AddMudServices();
        services.AddSingleton<RowDrawings>();
        services.AddResponseCompression();
        // Circuits live and die with the process, and nothing is stored: neither need their keys be.
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new KeysInMemory());
    }

    private static void MapRequests(WebApplication app, DashboardOptions options)
    {
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseExceptionHandler();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        // Inside, so that what it answers is an answer already when the pages' turn comes.
        app.UseWhen(Refusal.IsForPrograms, programs => programs.UseStatusCodePages());
        app.UseOriginCheck(options.Origins);
        app.UseAccess(options.Access);
        app.UseLoadLimits();
        app.UseAntiforgery();
        // The same for everybody, and what a refusal is shown with.
        app.MapStaticAssets().AllowAnonymous();
        app.MapLogins(options.Access);
        app.MapApi();
        app.MapLive();
        app.MapMetrics();
        app.MapOpenApi();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null);
    }
}
