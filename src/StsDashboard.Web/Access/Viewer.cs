using System.Globalization;
using System.Security.Claims;
using StsDashboard.Domain.Facts;
using StsDashboard.Web.Options;

namespace StsDashboard.Web.Access;

/// <summary>Who looks, under the names that the cluster's roles know.</summary>
/// <param name="Name">The user, prefix included.</param>
/// <param name="Groups">In order, each once, prefix included.</param>
public sealed record Viewer(string Name, ValueList<string> Groups)
{
    private const string GroupClaim = "groups";

    private const string SessionClaim = "session";

    private const string SessionEndClaim = "session_end";

    /// <summary>Names of Kubernetes' own, which nobody outside may claim (authentication/user: <c>system:masters</c> may do everything).</summary>
    private const string Reserved = "system:";

    /// <summary>More than that no directory hands out on purpose; a review of a million groups would be asked for in vain.</summary>
    private const int MostGroups = 1000;

    /// <summary>Null when the name is none that anybody outside the cluster may have.</summary>
    public static Viewer? Of(string name, IEnumerable<string> groups, AccessOptions options)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(options);
        name = name.Trim();
        if (name.Length == 0 || IsReserved(options.UserPrefix + name))
        {
            return null;
        }
        return new(
            options.UserPrefix + name,
            groups.Select(group => group.Trim())
                .Where(group => group.Length > 0)
                .Select(group => options.GroupPrefix + group)
                .Where(group => !IsReserved(group))
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Take(MostGroups)
                .ToValueList());
    }

    /// <summary>Null when nobody is logged in.</summary>
    public static Viewer? Of(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name }
            ? new(name, principal.FindAll(GroupClaim).Select(claim => claim.Value).ToValueList())
            : null;
    }

    /// <summary>When the viewer has to show again who they are; null when that is not known.</summary>
    public static DateTimeOffset? SessionEnd(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return long.TryParse(principal.FindFirstValue(SessionEndClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }

    /// <summary>Which login it was; null where there is none to end.</summary>
    public static string? Session(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.FindFirstValue(SessionClaim);
    }

    /// <param name="scheme">How the viewer was recognised.</param>
    /// <param name="sessionEnd">When they have to show again who they are.</param>
    /// <param name="session">Which login it was.</param>
    public ClaimsPrincipal ToPrincipal(string scheme, DateTimeOffset sessionEnd, string? session = null) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.Name, Name),
            new Claim(SessionEndClaim, sessionEnd.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            .. session is null ? [] : new[] { new Claim(SessionClaim, session) },
            .. Groups.Select(group => new Claim(GroupClaim, group)),
        ],
        scheme,
        ClaimTypes.Name,
        GroupClaim));

    private static bool IsReserved(string name) => name.StartsWith(Reserved, StringComparison.OrdinalIgnoreCase);
}
