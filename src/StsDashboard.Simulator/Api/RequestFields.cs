using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace StsDashboard.Simulator.Api;

/// <summary>What several kinds of request have in common.</summary>
internal static class RequestFields
{
    public static bool IsDryRun(HttpRequest request) => request.Query["dryRun"] == "All";

    /// <summary>A typed server reads null as absent, so an object written with nulls comes back without them.</summary>
    public static void DropNulls(JsonObject obj)
    {
        foreach (var (key, value) in obj.ToArray())
        {
            if (value is null)
                obj.Remove(key);
            else
                DropNullsIn(value);
        }
    }

    private static void DropNullsIn(JsonNode node)
    {
        if (node is JsonObject map)
        {
            DropNulls(map);
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list.OfType<JsonNode>())
                DropNullsIn(item);
        }
    }
}
