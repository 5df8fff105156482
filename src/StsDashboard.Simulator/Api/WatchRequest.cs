using Microsoft.AspNetCore.Http;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api;

/// <summary>From where and how a client wants to watch.</summary>
/// <param name="Version">Changes after this version; null or 0 for the state now and what follows.</param>
/// <param name="Bookmarks">True when the client understands bookmarks.</param>
/// <param name="InitialEvents">True to get the state first and a marked bookmark after it.</param>
/// <param name="Timeout">When the server ends the watch; null for the server's own habit.</param>
internal sealed record WatchRequest(long? Version, bool Bookmarks, bool InitialEvents, TimeSpan? Timeout)
{
    /// <exception cref="ApiException">422, 400: a combination that the API refuses (apimachinery, internalversion/validation).</exception>
    public static WatchRequest Read(HttpRequest request, ResourceType type, bool streamsInitialEvents)
    {
        var query = request.Query;
        var match = query["resourceVersionMatch"].ToString();
        var sends = query["sendInitialEvents"].ToString();
        if (sends.Length > 0 && !streamsInitialEvents)
            throw Invalid(type, FieldCause.Forbidden("sendInitialEvents", "sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled"));
        if (sends.Length > 0 && match != "NotOlderThan")
            throw Invalid(type, FieldCause.Forbidden("resourceVersionMatch", "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"));
        if (sends.Length == 0 && match.Length > 0)
            throw Invalid(type, FieldCause.Forbidden("resourceVersionMatch", "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"));
        return new WatchRequest(
            VersionCheck.Parse(query["resourceVersion"]),
            query["allowWatchBookmarks"].ToString() is "1" or "true",
            sends is "1" or "true",
            int.TryParse(query["timeoutSeconds"], out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds) : null);
    }

    private static ApiException Invalid(ResourceType type, FieldCause cause) => ApiErrors.Invalid(type, "", cause);
}
