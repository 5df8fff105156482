using System.Text.Json;
using System.Text.Json.Nodes;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Revisions;

namespace StsDashboard.Domain.Tests.Revisions;

/// <summary>Does to a document what differences say, to see whether they say all.</summary>
internal static class DifferencePatch
{
    private static readonly string[] Keyed =
    [
        "containers", "initContainers", "ephemeralContainers", "env", "volumes", "volumeMounts", "volumeDevices", "ports", "imagePullSecrets",
        "hostAliases", "resourceClaims", "topologySpreadConstraints", "sysctls", "httpHeaders",
    ];

    private static readonly string[] Maps = ["metadata", "spec", "labels", "annotations", "nodeSelector", "resources", "limits", "requests", "securityContext"];

    public static JsonElement Apply(JsonElement document, IEnumerable<Difference> differences)
    {
        var holder = new JsonObject { ["root"] = Node(document) };
        foreach (var difference in differences)
        {
            Apply(holder, [new("root"), .. difference.Path], difference);
        }
        return JsonElement.Parse(holder["root"]?.ToJsonString() ?? "null");
    }

    /// <summary>The document without what has no meaning: nulls, empty maps and lists of keyed items, and the order of items.</summary>
    public static JsonNode? Normal(JsonNode? node, string name, bool inMap)
    {
        switch (node)
        {
            case JsonObject map:
                var kept = map.Select(pair => (pair.Key, Value: Normal(pair.Value, pair.Key, inMap: true))).Where(pair => pair.Value is not null).ToArray();
                return kept.Length == 0 && inMap && Maps.Contains(name)
                    ? null
                    : new JsonObject(kept.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));
            case JsonArray { Count: 0 } when inMap && Keyed.Contains(name):
                return null;
            case JsonArray list:
                var items = list.Select(item => Normal(item, "", inMap: false)?.ToJsonString() ?? "null");
                var isOfObjects = list.All(item => item is JsonObject);
                return new JsonArray([.. (isOfObjects ? items.Order(StringComparer.Ordinal) : items).Select(item => JsonNode.Parse(item))]);
            default:
                return node?.DeepClone();
        }
    }

    private static void Apply(JsonNode at, ValueList<PathStep> path, Difference difference)
    {
        if (path is [var only])
        {
            Put(at, only, difference);
            return;
        }
        var step = path[0];
        if (at is JsonArray list)
        {
            Apply(list[IndexOf(list, step)]!, [.. path.Skip(1)], difference);
            return;
        }
        at[step.Name] ??= path[1].IsItem ? new JsonArray() : new JsonObject();
        Apply(at[step.Name]!, [.. path.Skip(1)], difference);
    }

    private static void Put(JsonNode at, PathStep step, Difference difference)
    {
        switch (at)
        {
            case JsonArray list when difference.Before.ValueKind == JsonValueKind.Undefined:
                list.Add(Node(difference.After));
                break;
            case JsonArray list when difference.After.ValueKind == JsonValueKind.Undefined:
                list.RemoveAt(list.ToList().FindIndex(item => JsonNode.DeepEquals(item, Node(difference.Before))));
                break;
            case JsonArray list:
                list[IndexOf(list, step)] = Node(difference.After);
                break;
            case JsonObject map when IsOrder(step, difference, map):
                break;
            case JsonObject map when difference.After.ValueKind == JsonValueKind.Undefined:
                map.Remove(step.Name);
                break;
            case JsonObject map:
                map[step.Name] = Node(difference.After);
                break;
        }
    }

    /// <summary>Only the order of keyed items is told, by their names.</summary>
    private static bool IsOrder(PathStep step, Difference difference, JsonObject map) =>
        step.Name == "initContainers" && map[step.Name] is JsonArray { Count: > 0 } list && list.All(item => item is JsonObject)
        && difference.Before.ValueKind == JsonValueKind.Array && difference.Before.EnumerateArray().All(name => name.ValueKind == JsonValueKind.String);

    private static int IndexOf(JsonArray list, PathStep step) => list.ToList().FindIndex(item => Matches(item, step));

    private static bool Matches(JsonNode? item, PathStep step) => step.Selector[2..^1].Split(" && ").All(term =>
    {
        var (field, value) = (term[2..term.IndexOf("==", StringComparison.Ordinal)], term[(term.IndexOf("==", StringComparison.Ordinal) + 2)..]);
        return JsonNode.DeepEquals(item?[field], JsonNode.Parse(value));
    });

    private static JsonNode? Node(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? null : JsonNode.Parse(element.GetRawText());
}
