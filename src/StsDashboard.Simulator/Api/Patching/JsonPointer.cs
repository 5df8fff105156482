using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api.Patching;

/// <summary>A place in a document (RFC 6901).</summary>
internal sealed class JsonPointer
{
    private readonly string _text;
    private readonly string[] _steps;

    private JsonPointer(string text)
    {
        _text = text;
        _steps = [.. text.Split('/').Skip(1).Select(step => step.Replace("~1", "/").Replace("~0", "~"))];
    }

    /// <exception cref="ApiException">400: no pointer.</exception>
    public static JsonPointer Parse(string? text) =>
        text is { Length: > 1 } && text[0] == '/' ? new JsonPointer(text) : throw ApiErrors.BadRequest($"\"{text}\" is not a path");

    public JsonNode? Get(JsonNode root) => Child(Parent(root), _steps[^1]);

    public void Add(JsonNode root, JsonNode? value)
    {
        switch (Parent(root))
        {
            case JsonObject map:
                map[_steps[^1]] = value;
                break;
            case JsonArray list:
                var index = _steps[^1] == "-" ? list.Count : Index(_steps[^1]);
                if (index > list.Count)
                    throw Missing();
                list.Insert(index, value);
                break;
            default:
                throw Missing();
        }
    }

    /// <returns>What was there.</returns>
    public JsonNode? Remove(JsonNode root)
    {
        var parent = Parent(root);
        var value = Child(parent, _steps[^1]);
        if (parent is JsonArray list)
            list.RemoveAt(Index(_steps[^1]));
        else
            ((JsonObject)parent!).Remove(_steps[^1]);
        return value;
    }

    public static ApiException Refuse(string why) =>
        new(422, "Invalid", $"the server rejected our request due to an error in our request: {why}");

    public override string ToString() => _text;

    private JsonNode? Parent(JsonNode root) => _steps[..^1].Aggregate((JsonNode?)root, Child);

    private JsonNode? Child(JsonNode? parent, string step) => parent switch
    {
        JsonObject map when map.TryGetPropertyValue(step, out var value) => value,
        JsonArray list when Index(step) is var index && index < list.Count => list[index],
        _ => throw Missing(),
    };

    private int Index(string step) => int.TryParse(step, out var index) && index >= 0 ? index : throw Missing();

    private ApiException Missing() => Refuse($"path {_text} does not exist");
}
