using System.Collections.Immutable;
using System.Net;

namespace StsDashboard.Web.Options;

/// <summary>Whose word about a viewer is believed.</summary>
public sealed record ProxyOptions
{
    public const string UsualUserHeader = "X-Forwarded-User";

    public const string UsualGroupsHeader = "X-Forwarded-Groups";

    public const string UsualEmailHeader = "X-Forwarded-Email";

    public const string UsualSecretHeader = "X-Proxy-Secret";

    /// <summary>The addresses that the proxy's connections come from.</summary>
    public required ImmutableArray<IPNetwork> From { get; init; }

    /// <summary>What the proxy sends with every request, because others may come from the same address.</summary>
    public required Secret Secret { get; init; }

    public string UserHeader { get; init; } = UsualUserHeader;

    /// <summary>Groups, separated by commas.</summary>
    public string GroupsHeader { get; init; } = UsualGroupsHeader;

    /// <summary>Stands in where there is no user's name.</summary>
    public string EmailHeader { get; init; } = UsualEmailHeader;

    public string SecretHeader { get; init; } = UsualSecretHeader;
}
