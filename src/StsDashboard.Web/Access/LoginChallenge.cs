using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using StsDashboard.Web.Security;

namespace StsDashboard.Web.Access;

/// <summary>
/// What whoever is not logged in gets: people the provider's login, programs an answer, and a page in words when the provider
/// cannot be asked now. It is asked anew by the next who comes.
/// </summary>
internal sealed class LoginChallenge(ILogger<Sessions> logger) : IAuthorizationMiddlewareResultHandler
{
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(10);

    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (!authorizeResult.Challenged)
        {
            await _usual.HandleAsync(next, context, policy, authorizeResult);
        }
        else if (IsForAPage(context))
        {
            await SendToLoginAsync(context);
        }
        else
        {
            // A program cannot follow a redirect to a login.
            await Refusal.WriteAsync(context, StatusCodes.Status401Unauthorized, "Not logged in", "Log in with a browser first: the session's cookie is what is asked for.");
        }
    }

    /// <summary>A page is loaded, and nothing that belongs to one: a login in place of an image helps nobody (Fetch Metadata, 2.1).</summary>
    private static bool IsForAPage(HttpContext context) =>
        !Refusal.IsForPrograms(context) && (context.Request.Headers["Sec-Fetch-Dest"].ToString() is "" or "document");

    private async Task SendToLoginAsync(HttpContext context)
    {
        try
        {
            await context.ChallengeAsync();
        }
#pragma warning disable CA1031 // Whatever went wrong between us and the provider: nobody can log in, and the log says why.
        catch (Exception error) when (!context.Response.HasStarted && error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.ProviderFailed(logger, LogText.Of((error.InnerException ?? error).GetBaseException().Message));
            await Refusal.WriteAsync(
                context,
                StatusCodes.Status503ServiceUnavailable,
                "No login now",
                "The login provider does not answer as it should, so nobody can log in. The dashboard's log says why; load the page again in a moment.",
                ComeAgain);
        }
    }
}
