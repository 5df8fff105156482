using System.Text.Json.Nodes;
using CsCheck;
using StsDashboard.Cluster.Tests.Recordings;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Watching;

/// <summary>Objects that a real API server sent, with one value made absurd.</summary>
internal static class AbsurdJson
{
    private static readonly string[] Values =
    [
        "null", "\"\"", "\"3\"", "\"?\"", "-1", "0", "3000000000", "1e400", "0.5", "true", "[]", "{}", "[null]", "[[]]", "[{}]", "{\"a\":null}", "{\"a\":{}}",
        "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"2026-13-45T99:00:00Z\"", "\"\\ud800\"", $"\"{new string('x', 1 << 20)}\"",
    ];

    private static readonly Dictionary<string, SourceKind> Kinds = WatchedKindsByResource();

    private static readonly Lazy<IReadOnlyList<(SourceKind Kind, string Json)>> Recorded = new(() =>
        [.. from recording in (string[])["retention-delete-on-scale", "disruption-budget", "publish-not-ready-addresses", "init-container-blocks"]
            from line in Recording.LinesOf(Path.Combine(AppContext.BaseDirectory, "Recordings", recording, "watch.jsonl.gz"))
            let node = JsonNode.Parse(line)!
            where node["type"]!.GetValue<string>() != "BOOKMARK" && Kinds.ContainsKey(node["resource"]!.GetValue<string>())
            select (Kinds[node["resource"]!.GetValue<string>()], node["object"]!.ToJsonString())]);

    public static Gen<(SourceKind Kind, string Json)> Any { get; } =
        from index in Gen.Int[0, 100_000]
        from place in Gen.Int[0, 100_000]
        from value in Gen.OneOf(Values)
        let original = Recorded.Value[index % Recorded.Value.Count]
        select (original.Kind, Changed(original.Json, place, value));

    /// <summary>The number of the value is counted over all values of the object, however deep.</summary>
    private static string Changed(string json, int place, string value)
    {
        var root = JsonNode.Parse(json)!;
        // What no fact reads is skipped unread; most of an object is that.
        (root["metadata"] as JsonObject)?.Remove("managedFields");
        var places = Below(root).ToList();
        var (parent, key, index) = places[place % places.Count];
        var absurd = value == "1e400" || value.Contains("ud800", StringComparison.Ordinal) ? JsonValue.Create("\u0001absurd") : JsonNode.Parse(value);
        if (parent is JsonObject properties)
        {
            properties[key!] = absurd;
        }
        else
        {
            parent.AsArray()[index] = absurd;
        }
        // Numbers beyond every type and halves of characters are no JSON that a node can hold; they are text all the same.
        return root.ToJsonString().Replace("\"\\u0001absurd\"", value, StringComparison.Ordinal);
    }

    private static IEnumerable<(JsonNode Parent, string? Key, int Index)> Below(JsonNode? node) => node switch
    {
        JsonObject properties => properties.SelectMany(property => Below(property.Value).Prepend((properties, property.Key, 0))),
        JsonArray items => items.SelectMany((item, index) => Below(item).Prepend((items, null, index))),
        _ => [],
    };

    private static Dictionary<string, SourceKind> WatchedKindsByResource() =>
        Cluster.Watching.WatchedKinds.All.ToDictionary(kind => kind.Resource, kind => kind.Source);
}
