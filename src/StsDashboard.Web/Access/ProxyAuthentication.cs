using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using StsDashboard.Web.Options;
using StsDashboard.Web.Security;

namespace StsDashboard.Web.Access;

/// <summary>
/// Takes the proxy's word for who looks: only over a connection from one of its addresses, and only with its secret. Any
/// one of the two alone could be somebody else's.
/// </summary>
internal sealed class ProxyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, AccessOptions access, RefusalLog refusals)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "Proxy";

    private readonly ProxyOptions _proxy = access.Proxy!;

    private string? _refused;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var address = Peer.Of(Context);
        if (address is null || !_proxy.From.Any(network => network.Contains(address)))
        {
            return Refuse("the connection does not come from the proxy");
        }
        if (!_proxy.Secret.Matches(Only(_proxy.SecretHeader)))
        {
            return Refuse("the proxy's secret is missing or wrong");
        }
        if (Only(_proxy.UserHeader) is not { } name && (name = Only(_proxy.EmailHeader)) is null)
        {
            return Refuse("the proxy names no user, or several");
        }
        var groups = Request.Headers[_proxy.GroupsHeader].SelectMany(line => (line ?? "").Split(','));
        return Viewer.Of(name, groups, access) is { } viewer
            ? Task.FromResult(AuthenticateResult.Success(new(viewer.ToPrincipal(Name, TimeProvider.GetUtcNow() + access.Session), Name)))
            : Refuse("the user's name is one that Kubernetes keeps for itself");
    }

    /// <summary>Only now is it worth a line in the log: probes come without a name, and need none.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        refusals.Write(Context, _refused ?? "");
        return Refusal.WriteAsync(
            Context,
            StatusCodes.Status401Unauthorized,
            "Not logged in",
            $"The dashboard is reached through a proxy that logs people in, and this request was not let in: {_refused}.");
    }

    /// <summary>Null when there is none, or more than one: whichever were taken could be a client's own.</summary>
    private string? Only(string header) => Request.Headers[header] is [{ Length: > 0 } value] ? value : null;

    private Task<AuthenticateResult> Refuse(string reason)
    {
        _refused = reason;
        return Task.FromResult(AuthenticateResult.Fail(reason));
    }
}
