using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects.Selection;

/// <summary>Labels that an object must have; all requirements together.</summary>
public sealed record LabelSelector(ImmutableArray<LabelRequirement> Requirements)
{
    /// <summary>Matches everything.</summary>
    public static LabelSelector Everything { get; } = new([]);

    public bool Matches(IReadOnlyDictionary<string, string> labels) => Requirements.All(one => one.Matches(labels.GetValueOrDefault(one.Key)));

    public bool Matches(JsonObject obj) => Requirements.All(one => one.Matches(obj.Text("metadata", "labels", one.Key)));

    public bool Matches(StoredObject stored) => Requirements.All(one => one.Matches(Label(stored.Element, one.Key)));

    /// <summary>Reads a <c>metav1.LabelSelector</c>. Empty selects everything; the caller handles an absent one.</summary>
    /// <exception cref="ApiException">400: an unknown operator.</exception>
    public static LabelSelector FromObject(JsonObject selector)
    {
        var equal = selector.Pairs("matchLabels").Select(label => new LabelRequirement(label.Key, LabelOperator.In, [label.Value]));
        var others = (selector.Items("matchExpressions") ?? []).Select(expression => new LabelRequirement(
            expression.Text("key") ?? "",
            Enum.TryParse<LabelOperator>(expression.Text("operator"), out var parsed)
                ? parsed
                : throw ApiErrors.BadRequest($"\"{expression.Text("operator")}\" is not a valid label selector operator"),
            [.. (expression.Items("values") ?? []).Select(value => value.Text() ?? "")]));
        return new LabelSelector([.. equal, .. others]);
    }

    private static string? Label(JsonElement obj, string key) =>
        obj.TryGetProperty("metadata", out var metadata)
        && metadata.TryGetProperty("labels", out var labels) && labels.ValueKind == JsonValueKind.Object
        && labels.TryGetProperty(key, out var value) ? value.GetString() : null;

    /// <summary>In the form of a query's <c>labelSelector</c>.</summary>
    public override string ToString() => string.Join(',', Requirements);
}
