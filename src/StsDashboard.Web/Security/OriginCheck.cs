namespace StsDashboard.Web.Security;

/// <summary>
/// Lets only our own pages open live connections. A WebSocket is no matter of CORS: any page may open one to anywhere, and
/// the browser sends what it has of ours along (RFC 6455, 10.2). Programs send no Origin and pass.
/// </summary>
internal static class OriginCheck
{
    private static readonly PathString[] Guarded = ["/_blazor", "/hubs", "/sign-out"];

    /// <param name="app">Where to check.</param>
    /// <param name="others">Sites besides the one that was asked.</param>
    public static void UseOriginCheck(this IApplicationBuilder app, IEnumerable<string> others)
    {
        var allowed = others.Select(origin => origin.TrimEnd('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        app.Use((context, next) => Array.Exists(Guarded, path => context.Request.Path.StartsWithSegments(path)) && !IsAllowed(context.Request, allowed)
            ? RefuseAsync(context)
            : next(context));
    }

    private static bool IsAllowed(HttpRequest request, HashSet<string> allowed)
    {
        // A page cannot set this one (Fetch Metadata, 2.3), and it holds where an ingress changes the host's name on the way.
        if (request.Headers["Sec-Fetch-Site"] == "same-origin")
        {
            return true;
        }
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || allowed.Contains(origin) || IsOwn(origin, request.Host);
    }

    /// <summary>The scheme is left out: behind an ingress that ends TLS ours is another than the browser's.</summary>
    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var site)
        && string.Equals(site.Host.Trim('[', ']'), host.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase)
        && site.Port == (host.Port ?? (site.Scheme == Uri.UriSchemeHttps ? 443 : 80));

    private static Task RefuseAsync(HttpContext context)
    {
        context.RequestServices.GetRequiredService<RefusalLog>().Write(context, "another site's page tried to open it", context.Request.Headers.Origin.ToString());
        return Refusal.WriteAsync(
            context,
            StatusCodes.Status403Forbidden,
            "Another site's page",
            "Live connections are opened by the dashboard's own pages only. If that site is yours, name it with --origins.");
    }
}
