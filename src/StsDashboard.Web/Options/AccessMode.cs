namespace StsDashboard.Web.Options;

/// <summary>How the dashboard learns who looks at it.</summary>
public enum AccessMode
{
    /// <summary>It does not: everybody is nobody in particular.</summary>
    None,

    /// <summary>People log in at an OpenID Connect provider.</summary>
    Oidc,

    /// <summary>A proxy in front logs people in, and says in headers who they are.</summary>
    Proxy,
}
