using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api;

/// <summary>The <c>resourceVersion</c> of a query.</summary>
internal static class VersionCheck
{
    /// <returns>Null when absent.</returns>
    /// <exception cref="ApiException">400: not one of this server's versions.</exception>
    public static long? Parse(string? text) => string.IsNullOrEmpty(text) ? null
        : long.TryParse(text, out var version) && version >= 0 ? version
        : throw ApiErrors.BadRequest($"resourceVersion: Invalid value: \"{text}\": strconv.ParseUint: parsing \"{text}\": invalid syntax");

    /// <summary>A version from the future, for example from before the store was made anew.</summary>
    public static ApiException TooLarge(long version, long current) =>
        new(504, "Timeout", $"Too large resource version: {version}, current: {current}", new JsonObject
        {
            ["causes"] = new JsonArray(new JsonObject { ["reason"] = "ResourceVersionTooLarge", ["message"] = "Too large resource version" }),
            ["retryAfterSeconds"] = 1,
        });
}
