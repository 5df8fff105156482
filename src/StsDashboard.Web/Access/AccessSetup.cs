using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.SignalR;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Live;
using StsDashboard.Web.Metrics;
using StsDashboard.Web.Options;
using StsDashboard.Web.Security;

namespace StsDashboard.Web.Access;

/// <summary>Puts together how the dashboard learns who looks. With <see cref="AccessMode.None"/> there is nothing to put together.</summary>
internal static class AccessSetup
{
    public static void AddAccess(this IServiceCollection services, AccessOptions options)
    {
        services.AddSingleton(options);
        if (options.Mode == AccessMode.None)
        {
            services.AddSingleton<IFrames>(provider => provider.GetRequiredService<FrameFeed>());
            return;
        }
        services.AddSingleton<INamespaceReview, NoReview>();
        services.AddSingleton<FrameViews>();
        services.AddSingleton<NamespaceRights>();
        services.AddSingleton<Sessions>();
        services.AddScoped<ViewerFrames>();
        services.AddScoped<IFrames>(provider => provider.GetRequiredService<ViewerFrames>());
        services.AddScoped<CircuitHandler, ViewerCircuit>();
        services.Configure<HubOptions<ClusterHub>>(hub => hub.AddFilter<ViewerStream>());
        var authentication = services.AddAuthentication();
        if (options.Oidc is { } oidc)
        {
            authentication.AddOidc(options, oidc);
        }
        if (options.Mode == AccessMode.Proxy)
        {
            authentication.AddScheme<AuthenticationSchemeOptions, ProxyAuthentication>(ProxyAuthentication.Name, _ => { });
            services.Configure<AuthenticationOptions>(schemes => schemes.DefaultScheme = ProxyAuthentication.Name);
        }
        // Whatever does not say otherwise is for those who are logged in: a path that is forgotten stays closed.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    public static void UseAccess(this IApplicationBuilder app, AccessOptions options)
    {
        if (options.Mode == AccessMode.None)
        {
            return;
        }
        app.UseWhen(IsScrape, scrape => scrape.Use((context, next) => MayScrape(context.Request, options) ? next(context) : RefuseScrapeAsync(context)));
        app.UsePublicUrl(options.Oidc?.PublicUrl);
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(async (context, next) =>
        {
            // Whatever else a store in between may think of, answers are the viewer's own.
            context.Response.Headers.CacheControl = "private, no-cache";
            if (context.User.Identity is { IsAuthenticated: true })
            {
                await context.RequestServices.GetRequiredService<ViewerFrames>().OpenAsync(context.User, context.RequestAborted);
            }
            await next(context);
        });
    }

    private static bool IsScrape(HttpContext context) => context.Request.Path.StartsWithSegments(MetricsSetup.Path);

    private static bool MayScrape(HttpRequest request, AccessOptions options) =>
        options.MetricsToken is { } token
        && request.Headers.Authorization is [{ } offered]
        && offered.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        && token.Matches(offered["Bearer ".Length..].Trim());

    /// <summary>The figures are of all sets, whoever may see which, so a person's login does not open them.</summary>
    private static Task RefuseScrapeAsync(HttpContext context)
    {
        context.RequestServices.GetRequiredService<RefusalLog>().Write(context, "the token for metrics is missing or wrong");
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Refusal.WriteAsync(context, StatusCodes.Status401Unauthorized, "No metrics", "Whoever scrapes has to bring the token of --metrics-token-file.");
    }
}
