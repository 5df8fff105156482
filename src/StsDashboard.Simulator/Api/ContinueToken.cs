using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api;

/// <summary>Where the next page of a list starts; opaque to clients.</summary>
/// <param name="Version">The list's version; 0 to go on with whatever is there now.</param>
/// <param name="Namespace">Of the last object of the page before.</param>
/// <param name="Name">Of the last object of the page before.</param>
internal sealed record ContinueToken(long Version, string Namespace, string Name)
{
    public string Encode() => Convert.ToBase64String(Encoding.UTF8.GetBytes(
        new JsonObject { ["v"] = "meta.k8s.io/v1", ["rv"] = Version, ["ns"] = Namespace, ["start"] = Name }.ToJsonString()));

    /// <exception cref="ApiException">400: not a token of this server.</exception>
    public static ContinueToken Parse(string text)
    {
        try
        {
            var token = JsonNode.Parse(Convert.FromBase64String(text));
            return new ContinueToken(token.Number("rv") ?? throw new FormatException(), token.Text("ns") ?? "", token.Text("start") ?? "");
        }
        catch (Exception broken) when (broken is FormatException or JsonException)
        {
            throw ApiErrors.BadRequest("continue key is not valid: encoded continue value is not valid");
        }
    }

    /// <summary>The refusal of a token whose snapshot is gone; it carries one that goes on inconsistently.</summary>
    public ApiException Expired() => new(410, "Expired",
        "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.")
    {
        Continue = (this with { Version = 0 }).Encode(),
    };
}
