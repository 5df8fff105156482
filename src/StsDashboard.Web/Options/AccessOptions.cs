namespace StsDashboard.Web.Options;

/// <summary>Who may look, and at what.</summary>
public sealed record AccessOptions
{
    /// <summary>A working day: after that, whoever has left the company is out of it here, too.</summary>
    public const int UsualSessionHours = 8;

    public AccessMode Mode { get; init; }

    /// <summary>With <see cref="AccessMode.None"/>: everybody who reaches the dashboard may see all of it, from other machines too.</summary>
    public bool AllowAnonymous { get; init; }

    /// <summary>A viewer sees a namespace only if the cluster says that this user may list StatefulSets there.</summary>
    public bool AuthorizeNamespaces { get; init; }

    /// <summary>What the cluster puts before the names of users and groups from outside (the API server's <c>--oidc-username-prefix</c>).</summary>
    public string UserPrefix { get; init; } = "";

    public string GroupPrefix { get; init; } = "";

    /// <summary>How long a page or stream goes on before its viewer has to show again who they are.</summary>
    public TimeSpan Session { get; init; } = TimeSpan.FromHours(UsualSessionHours);

    /// <summary>What a scraper of <c>/metrics</c> has to bring where people log in; null: nobody scrapes then.</summary>
    public Secret? MetricsToken { get; init; }

    /// <summary>Not null with <see cref="AccessMode.Oidc"/>.</summary>
    public OidcOptions? Oidc { get; init; }

    /// <summary>Not null with <see cref="AccessMode.Proxy"/>.</summary>
    public ProxyOptions? Proxy { get; init; }
}
