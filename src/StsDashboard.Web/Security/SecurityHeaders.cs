namespace StsDashboard.Web.Security;

/// <summary>
/// Headers that keep a browser from doing with our pages what they never ask for: no script but our own files, no frame
/// around them, no guessing of types, no address passed on.
/// </summary>
public static class SecurityHeaders
{
    // MudBlazor positions popovers and draws its theme with inline styles; no script is inline. 'self' covers the
    // WebSocket of the same origin (CSP 3, 6.7.2.8).
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return next(context);
        });
    }
}
