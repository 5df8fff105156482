using System.Text.Json;
using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects;

/// <summary>Reading fields of an object by path; absent, null and wrongly typed fields all read as null.</summary>
public static class JsonFields
{
    extension(JsonNode? node)
    {
        public JsonNode? At(params ReadOnlySpan<string> path)
        {
            var current = node;
            foreach (var key in path)
                current = current is JsonObject parent && parent.TryGetPropertyValue(key, out var child) ? child : null;
            return current;
        }

        public JsonObject? Map(params ReadOnlySpan<string> path) => node.At(path) as JsonObject;

        public JsonArray? Items(params ReadOnlySpan<string> path) => node.At(path) as JsonArray;

        public string? Text(params ReadOnlySpan<string> path) =>
            node.At(path) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

        public bool? Flag(params ReadOnlySpan<string> path) =>
            node.At(path) is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

        public long? Number(params ReadOnlySpan<string> path) => node.At(path) is not JsonValue value ? null
            : value.TryGetValue<long>(out var wide) ? wide
            : value.TryGetValue<int>(out var narrow) ? narrow
            : value.GetValueKind() == JsonValueKind.Number && decimal.TryParse(value.ToJsonString(), out var number) ? (long)number
            : null;

        /// <summary>A map of strings, for example labels; empty when absent.</summary>
        public IEnumerable<KeyValuePair<string, string>> Pairs(params ReadOnlySpan<string> path) =>
            node.Map(path) is { } map ? map.Select(field => KeyValuePair.Create(field.Key, field.Value.Text() ?? "")) : [];
    }

    /// <summary>The object at the key, created when absent.</summary>
    public static JsonObject Ensure(this JsonObject node, string key)
    {
        if (node[key] is JsonObject present)
            return present;
        var created = new JsonObject();
        node[key] = created;
        return created;
    }

    /// <summary>Sets the field when it is absent or null.</summary>
    public static void Default(this JsonObject node, string key, JsonNode value)
    {
        if (node[key] is null)
            node[key] = value;
    }
}
