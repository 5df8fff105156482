namespace StsDashboard.Web.Options;

/// <summary>The settings about who may look, and at what.</summary>
public static class AccessSettings
{
    public static DashboardSetting Access { get; } = DashboardSetting.Single("access", "none|oidc|proxy", "Who may look: anybody, who logs in at an OpenID Connect provider, or whom a proxy in front has logged in; otherwise none");

    public static DashboardSetting AllowAnonymous { get; } = DashboardSetting.Flag("allow-anonymous", "Let everybody who reaches the dashboard see all of it, also when it listens on more than loopback");

    public static DashboardSetting AuthorizeNamespaces { get; } = DashboardSetting.Flag("authorize-namespaces", "Show each viewer only the namespaces in which the cluster lets them list StatefulSets");

    public static DashboardSetting UserPrefix { get; } = DashboardSetting.Single("user-prefix", "TEXT", "What the cluster's roles have before the names of users");

    public static DashboardSetting GroupPrefix { get; } = DashboardSetting.Single("group-prefix", "TEXT", "What the cluster's roles have before the names of groups");

    public static DashboardSetting SessionHours { get; } = DashboardSetting.Single("session-hours", "N", $"How long a viewer stays logged in; otherwise {AccessOptions.UsualSessionHours}");

    public static DashboardSetting MetricsTokenFile { get; } = DashboardSetting.Single("metrics-token-file", "PATH", "Holds the bearer token for /metrics where people log in; without it nobody reads them then");

    public static DashboardSetting PublicUrl { get; } = DashboardSetting.Single("public-url", "URL", "Where browsers find the dashboard behind an ingress, such as https://sets.example.org");

    public static DashboardSetting OidcAuthority { get; } = DashboardSetting.Single("oidc-authority", "URL", "The OpenID Connect provider (its issuer)");

    public static DashboardSetting OidcClientId { get; } = DashboardSetting.Single("oidc-client-id", "TEXT", "What the provider calls the dashboard");

    public static DashboardSetting OidcClientSecretFile { get; } = DashboardSetting.Single("oidc-client-secret-file", "PATH", "Holds the client secret; without it the dashboard is a public client");

    public static DashboardSetting OidcScopes { get; } = DashboardSetting.Single("oidc-scopes", "a,b", "What is asked of the provider besides openid; otherwise profile");

    public static DashboardSetting OidcUsernameClaim { get; } = DashboardSetting.Single("oidc-username-claim", "NAME", $"The claim with the user's name, as the API server reads it; otherwise {OidcOptions.UsualUsernameClaim}");

    public static DashboardSetting OidcGroupsClaim { get; } = DashboardSetting.Single("oidc-groups-claim", "NAME", $"The claim with the user's groups; otherwise {OidcOptions.UsualGroupsClaim}");

    public static DashboardSetting ProxyFrom { get; } = DashboardSetting.Single("proxy-from", "CIDR[,…]", "Addresses that the proxy connects from, such as 10.0.3.0/24");

    public static DashboardSetting ProxySecretFile { get; } = DashboardSetting.Single("proxy-secret-file", "PATH", "Holds the secret that the proxy sends with each request");

    public static DashboardSetting ProxySecretHeader { get; } = DashboardSetting.Single("proxy-secret-header", "NAME", $"The header with that secret; otherwise {ProxyOptions.UsualSecretHeader}");

    public static DashboardSetting ProxyUserHeader { get; } = DashboardSetting.Single("proxy-user-header", "NAME", $"The header with the user's name; otherwise {ProxyOptions.UsualUserHeader}");

    public static DashboardSetting ProxyGroupsHeader { get; } = DashboardSetting.Single("proxy-groups-header", "NAME", $"The header with the user's groups; otherwise {ProxyOptions.UsualGroupsHeader}");

    public static DashboardSetting ProxyEmailHeader { get; } = DashboardSetting.Single("proxy-email-header", "NAME", $"The header with the user's address; otherwise {ProxyOptions.UsualEmailHeader}");

    public static IReadOnlyList<DashboardSetting> All { get; } =
    [
        Access, AllowAnonymous, AuthorizeNamespaces, UserPrefix, GroupPrefix, SessionHours, MetricsTokenFile,
        PublicUrl, OidcAuthority, OidcClientId, OidcClientSecretFile, OidcScopes, OidcUsernameClaim, OidcGroupsClaim,
        ProxyFrom, ProxySecretFile, ProxySecretHeader, ProxyUserHeader, ProxyGroupsHeader, ProxyEmailHeader,
    ];
}
