using System.Text.Json;
using StsDashboard.Domain.Revisions;
using StsDashboard.Web.Documents;

namespace StsDashboard.Web.Components.Words;

/// <summary>What a change between revisions reads like: what was there and what is there now, line by line.</summary>
public static class ChangeText
{
    public static IReadOnlyList<LineChange> Lines(TemplateChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return LineDiff.Compare(Lines(change.Before), Lines(change.After));
    }

    public static string Kind(TemplateChangeKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The sign before a line, as in any diff.</summary>
    public static string Sign(TemplateChangeKind? kind) => kind switch
    {
        TemplateChangeKind.Added => "+",
        TemplateChangeKind.Removed => "−",
        _ => " ",
    };

    private static string[] Lines(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => [],
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text.TrimEnd('\n').Split('\n') : ["\"\""],
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => [.. value.EnumerateArray().Select(item => item.GetString()!)],
        JsonValueKind.Object when Variable(value) is { } variable => variable,
        JsonValueKind.Object or JsonValueKind.Array => YamlText.Of(value).TrimEnd('\n').Split('\n'),
        _ => [value.GetRawText()],
    };

    /// <summary>A variable as its value, or where that comes from; null when this is none.</summary>
    private static string[]? Variable(JsonElement item) => item.TryGetProperty("name", out _) ? item.EnumerateObject().Skip(1).ToArray() switch
    {
        [{ Name: "value", Value.ValueKind: JsonValueKind.String } only] => Lines(only.Value),
        [{ Name: "valueFrom", Value: var from }] when Reference(from, "secretKeyRef") is { } secret => [$"from Secret {secret}"],
        [{ Name: "valueFrom", Value: var from }] when Reference(from, "configMapKeyRef") is { } map => [$"from ConfigMap {map}"],
        [{ Name: "valueFrom", Value: var from }] when Field(from, "fieldRef") is { } field && Field(field, "fieldPath") is { } path => [$"from the pod's {path}"],
        _ => null,
    } : null;

    private static string? Reference(JsonElement from, string kind) =>
        Field(from, kind) is { } reference && Field(reference, "name") is { } name && Field(reference, "key") is { } key ? $"{name}, key {key}" : null;

    private static JsonElement? Field(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
}
