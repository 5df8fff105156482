using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.RateLimiting;
using StsDashboard.Web.Metrics;
using StsDashboard.Web.Options;

namespace StsDashboard.Web.Security;

/// <summary>Turns the newest away before the rest suffer: open pages, hub connections, and requests of one client.</summary>
internal static class LoadLimits
{
    /// <summary>A connection may carry several streams, and one that carries none yet costs little.</summary>
    private const int ConnectionsPerStream = 2;

    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(30);

    public static void AddLoadLimits(this IServiceCollection services, LimitOptions limits) => services
        .AddSingleton<RefusalLog>()
        .AddScoped<CircuitHandler, CircuitPace>()
        .AddRateLimiter(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => Connections(context, "/_blazor", limits.Pages)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => Connections(context, "/hubs", limits.Streams * ConnectionsPerStream)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => ConnectionsOfOne(context, "/_blazor", limits.Pages)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => ConnectionsOfOne(context, "/hubs", limits.Streams * ConnectionsPerStream)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => Requests(context, limits)));
        limiter.OnRejected = (rejected, _) => new ValueTask(RejectAsync(rejected));
    });

    public static void UseLoadLimits(this IApplicationBuilder app)
    {
        app.UseRateLimiter();
        app.Use((context, next) =>
        {
            return IsPage(context) && TooMany(context) is { } pages
                ? TurnAwayAsync(context, $"{pages} are open, and no more are served. Those that are open go on as they were; come again in half a minute.")
                : next(context);
        });
    }

    /// <summary>Null when there is room for another page.</summary>
    private static string? TooMany(HttpContext context)
    {
        var limits = context.RequestServices.GetRequiredService<LimitOptions>();
        var viewers = context.RequestServices.GetRequiredService<ViewerCount>();
        var share = LimitOptions.ShareOf(limits.Pages);
        return viewers.Pages >= limits.Pages ? $"{limits.Pages} pages"
            : viewers.PagesOf(context.User.Identity?.Name) >= share ? $"{share} pages of yours"
            : null;
    }

    /// <summary>A live connection is a GET that lasts as long as it does: as a WebSocket whole, by long polling one poll after the other.</summary>
    private static bool IsConnection(HttpContext context, PathString path) => context.Request.Path.StartsWithSegments(path) && !HttpMethods.IsPost(context.Request.Method);

    private static RateLimitPartition<string> Connections(HttpContext context, PathString path, int most) =>
        IsConnection(context, path)
            ? RateLimitPartition.GetConcurrencyLimiter(path.Value!, _ => new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> ConnectionsOfOne(HttpContext context, PathString path, int most) =>
        IsConnection(context, path) && context.User.Identity is { IsAuthenticated: true, Name: { } name }
            ? RateLimitPartition.GetConcurrencyLimiter(name, _ => new ConcurrencyLimiterOptions { PermitLimit = LimitOptions.ShareOf(most), QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> Requests(HttpContext context, LimitOptions limits) =>
        IsPage(context) || context.Request.Path.StartsWithSegments("/api")
            ? RateLimitPartition.GetTokenBucketLimiter(ClientOf(context), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = limits.RequestBurst,
                TokensPerPeriod = limits.RequestsPerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            })
            : RateLimitPartition.GetNoLimiter("");

    /// <summary>Whoever is logged in; else the address, which behind an ingress is that of all.</summary>
    private static string ClientOf(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true, Name: { } name } ? $"user {name}" : $"address {context.Connection.RemoteIpAddress}";

    private static bool IsPage(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    private static Task RejectAsync(OnRejectedContext rejected)
    {
        var context = rejected.HttpContext;
        if (!IsPage(context) && !context.Request.Path.StartsWithSegments("/api"))
        {
            return TurnAwayAsync(context, "As many live connections are open as are served. Those that are open go on as they were; come again in half a minute.");
        }
        context.RequestServices.GetRequiredService<RefusalLog>().Write(context, "it asks too often");
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : TimeSpan.FromSeconds(1);
        return Refusal.WriteAsync(
            context,
            StatusCodes.Status429TooManyRequests,
            "Too many requests",
            $"You ask more often than is answered. Ask again in {Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture)} s, or read the stream of the hub instead of polling.",
            wait);
    }

    private static Task TurnAwayAsync(HttpContext context, string why)
    {
        context.RequestServices.GetRequiredService<RefusalLog>().Write(context, "there are too many viewers");
        return Refusal.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "Too many viewers", why, ComeAgain);
    }
}
