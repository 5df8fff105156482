using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using StsDashboard.Web.Components.Layout;
using StsDashboard.Web.Options;
using StsDashboard.Web.Security;

namespace StsDashboard.Web.Access;

/// <summary>Logins at an OpenID Connect provider: authorization code with PKCE, then a cookie. No token is kept or logged.</summary>
internal static class OidcSetup
{
    public const string SignOutPath = "/sign-out";

    private const string CookieName = "sts-session";

    public static void AddOidc(this AuthenticationBuilder authentication, AccessOptions access, OidcOptions oidc)
    {
        authentication.AddCookie(cookie =>
        {
            Protect(cookie.Cookie, oidc);
            cookie.Cookie.Name = CookieName;
            cookie.ExpireTimeSpan = access.Session;
            // What the provider said holds for one session, however busy the viewer is.
            cookie.SlidingExpiration = false;
        });
        authentication.AddOpenIdConnect(provider => Describe(provider, access, oidc));
        authentication.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, LoginChallenge>();
        authentication.Services.Configure<AntiforgeryOptions>(antiforgery => Protect(antiforgery.Cookie, oidc, SameSiteMode.Strict));
        authentication.Services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<Sessions>((cookie, sessions) => cookie.SessionStore = sessions);
        authentication.Services.Configure<AuthenticationOptions>(schemes =>
        {
            schemes.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            schemes.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
        });
    }

    /// <summary>Behind an ingress the request does not tell the address that the provider has to send people back to.</summary>
    public static void UsePublicUrl(this IApplicationBuilder app, Uri? url)
    {
        if (url is null)
        {
            return;
        }
        app.Use((context, next) =>
        {
            context.Request.Scheme = url.Scheme;
            context.Request.Host = new HostString(url.Authority);
            return next(context);
        });
    }

    public static void MapLogins(this IEndpointRouteBuilder routes, AccessOptions access)
    {
        if (access.Oidc is null)
        {
            return;
        }
        // A POST, and OriginCheck guards it: another site's page cannot log anybody out.
        routes.MapPost(SignOutPath, (HttpContext context, ILogger<Sessions> logger) =>
        {
            Log.LoggedOut(logger, LogText.Of(Viewer.Of(context.User)?.Name));
            return TypedResults.SignOut(
                new AuthenticationProperties { RedirectUri = $"{context.Request.PathBase}{SessionEnd.SignedOutPath}" }, [CookieAuthenticationDefaults.AuthenticationScheme]);
        }).ExcludeFromDescription();
        routes.MapGet(SessionEnd.SignedOutPath, (HttpContext context) => Refusal.WriteAsync(
            context, StatusCodes.Status200OK, "Logged out", "You are logged out of the dashboard. At the provider you may still be logged in.")).AllowAnonymous().ExcludeFromDescription();
    }

    private static void Describe(OpenIdConnectOptions provider, AccessOptions access, OidcOptions oidc)
    {
        provider.Authority = oidc.Authority.AbsoluteUri.TrimEnd('/');
        provider.RequireHttpsMetadata = oidc.Authority.Scheme == Uri.UriSchemeHttps;
        provider.ClientId = oidc.ClientId;
        provider.ClientSecret = oidc.ClientSecret?.Reveal();
        provider.ResponseType = OpenIdConnectResponseType.Code;
        // The answer comes by GET, with which a browser sends Lax cookies along.
        provider.ResponseMode = OpenIdConnectResponseMode.Query;
        provider.UsePkce = true;
        provider.SaveTokens = false;
        provider.MapInboundClaims = false;
        provider.Scope.Clear();
        foreach (var scope in oidc.Scopes.Prepend("openid").Distinct())
        {
            provider.Scope.Add(scope);
        }
        Protect(provider.CorrelationCookie, oidc);
        Protect(provider.NonceCookie, oidc);
        provider.Events.OnTokenValidated = context => TakeAsync(context, access, oidc);
        provider.Events.OnRemoteFailure = TellFailureAsync;
    }

    private static void Protect(CookieBuilder cookie, OidcOptions oidc, SameSiteMode sameSite = SameSiteMode.Lax)
    {
        cookie.HttpOnly = true;
        cookie.SameSite = sameSite;
        cookie.SecurePolicy = oidc.PublicUrl?.Scheme == Uri.UriSchemeHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    private static Task TakeAsync(TokenValidatedContext context, AccessOptions access, OidcOptions oidc)
    {
        var claims = context.Principal!;
        var name = claims.FindFirstValue(oidc.UsernameClaim) ?? "";
        if (oidc.UsernameClaim == "email" && claims.FindFirstValue("email_verified") is { } verified && !string.Equals(verified, "true", StringComparison.OrdinalIgnoreCase))
        {
            // As the API server does (plugin/pkg/authenticator/token/oidc): anybody may write any address into a profile.
            context.Fail(new NotWelcomeException("the provider has not verified the email address"));
            return Task.CompletedTask;
        }
        if (Viewer.Of(name, claims.FindAll(oidc.GroupsClaim).Select(claim => claim.Value), access) is not { } viewer)
        {
            context.Fail(new NotWelcomeException(name.Length == 0
                ? $"the token has no claim \"{oidc.UsernameClaim}\" that could be a user's name"
                : $"Kubernetes keeps the name \"{access.UserPrefix}{name}\" for itself"));
            return Task.CompletedTask;
        }
        var end = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() + access.Session;
        context.Principal = viewer.ToPrincipal(OpenIdConnectDefaults.AuthenticationScheme, end, Sessions.NewId());
        context.Properties!.ExpiresUtc = end;
        Log.LoggedIn(LoggerOf(context.HttpContext), LogText.Of(viewer.Name), viewer.Groups.Count);
        return Task.CompletedTask;
    }

    private static Task TellFailureAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        Log.LoginRefused(LoggerOf(context.HttpContext), LogText.Of(context.Failure?.Message));
        // Mostly somebody went back to, or reloaded, an address that a login has used up: nothing is wrong.
        var why = context.Failure is NotWelcomeException
            ? "The provider knows you, but the dashboard cannot let you in as who you are there. Its log says why."
            : "This login came to nothing: an answer of the provider counts once, for some minutes, in the browser that asked for it, and not across a restart of the dashboard. Log in again; if that does not help either, the dashboard's log says why.";
        return Refusal.WriteAsync(context.HttpContext, StatusCodes.Status403Forbidden, "Not logged in", why, link: "Log in again");
    }

    private static ILogger<Sessions> LoggerOf(HttpContext context) => context.RequestServices.GetRequiredService<ILogger<Sessions>>();

    /// <summary>The login itself was in order.</summary>
    private sealed class NotWelcomeException(string reason) : Exception(reason);
}
