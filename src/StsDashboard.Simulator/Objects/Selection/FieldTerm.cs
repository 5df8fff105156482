using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects.Selection;

/// <summary>One condition on one field.</summary>
/// <param name="Field">Its path, for example <c>metadata.name</c>.</param>
/// <param name="Value">The value it is compared with; an absent field compares as empty.</param>
/// <param name="Negated">True for <c>!=</c>.</param>
public sealed record FieldTerm(string Field, string Value, bool Negated)
{
    /// <exception cref="ApiException">400: no operator.</exception>
    public static FieldTerm Parse(string text)
    {
        var at = text.IndexOf('=');
        if (at <= 0)
            throw ApiErrors.BadRequest($"invalid selector: '{text}'; can't understand '{text}'");
        var negated = text[at - 1] == '!';
        return new FieldTerm(text[..(negated ? at - 1 : at)], text[(at + 1)..].TrimStart('='), negated);
    }

    public bool Matches(JsonObject obj)
    {
        // The API's label for an event's source is not the field's path (pkg/registry/core/event/strategy.go).
        var path = Field == "source" ? "source.component" : Field;
        var actual = obj.At(path.Split('.')) switch
        {
            null => path is "spec.unschedulable" or "spec.hostNetwork" ? "false" : "",
            JsonValue value => value.Text() ?? value.ToJsonString(),
            _ => "",
        };
        return actual == Value != Negated;
    }
}
