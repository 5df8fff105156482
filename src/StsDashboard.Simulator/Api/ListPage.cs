using Microsoft.AspNetCore.Http;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api;

/// <summary>What part of a list is asked for, at which version.</summary>
/// <param name="Limit">Null for no limit.</param>
/// <param name="Continue">Where the page starts; null for the first.</param>
/// <param name="Version">A version that the answer must have reached; null for any.</param>
/// <param name="Exact">True when it must be exactly that version.</param>
internal sealed record ListPage(int? Limit, ContinueToken? Continue, long? Version, bool Exact)
{
    /// <exception cref="ApiException">400: a combination that the API refuses (apimachinery, internalversion/validation).</exception>
    public static ListPage Read(IQueryCollection query)
    {
        var version = VersionCheck.Parse(query["resourceVersion"]);
        var match = query["resourceVersionMatch"].ToString();
        var token = query["continue"].ToString();
        if (match.Length > 0 && version is null)
            throw ApiErrors.BadRequest("resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided");
        if (match is not ("" or "Exact" or "NotOlderThan"))
            throw ApiErrors.BadRequest($"resourceVersionMatch: Unsupported value: \"{match}\": supported values: \"Exact\", \"NotOlderThan\", \"\"");
        if (match == "Exact" && version == 0)
            throw ApiErrors.BadRequest("resourceVersionMatch: Forbidden: resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
        if (token.Length > 0 && version is > 0)
            throw ApiErrors.BadRequest("specifying resource version is not allowed when using continue");
        int? limit = int.TryParse(query["limit"], out var most) && most > 0 ? most : null;
        return new ListPage(limit, token.Length > 0 ? ContinueToken.Parse(token) : null, version, match == "Exact");
    }
}
