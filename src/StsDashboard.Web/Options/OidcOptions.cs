using System.Collections.Immutable;

namespace StsDashboard.Web.Options;

/// <summary>Where people log in.</summary>
public sealed record OidcOptions
{
    /// <summary>As the API server does unless told otherwise (<c>--oidc-username-claim</c>), so that the names are those of the cluster's roles.</summary>
    public const string UsualUsernameClaim = "sub";

    public const string UsualGroupsClaim = "groups";

    public static ImmutableArray<string> UsualScopes { get; } = ["profile"];

    /// <summary>The provider's issuer; https, or http on this machine.</summary>
    public required Uri Authority { get; init; }

    public required string ClientId { get; init; }

    /// <summary>Null for a public client, which PKCE alone protects (RFC 7636).</summary>
    public Secret? ClientSecret { get; init; }

    /// <summary>Besides <c>openid</c>.</summary>
    public ImmutableArray<string> Scopes { get; init; } = UsualScopes;

    public string UsernameClaim { get; init; } = UsualUsernameClaim;

    public string GroupsClaim { get; init; } = UsualGroupsClaim;

    /// <summary>Where browsers find the dashboard; null: where they ask.</summary>
    public Uri? PublicUrl { get; init; }
}
