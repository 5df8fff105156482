using System.Text.Json;

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

    public bool Matches(StoredObject stored)
    {
        // The API's label for an event's source is not the field's path (pkg/registry/core/event/strategy.go).
        var path = Field == "source" ? "source.component" : Field;
        var current = stored.Element;
        var present = path.Split('.').All(step => current.ValueKind == JsonValueKind.Object && current.TryGetProperty(step, out current));
        var actual = !present ? Absent(path) : current.ValueKind switch
        {
            JsonValueKind.String => current.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => current.GetRawText(),
            _ => Absent(path),
        };
        return actual == Value != Negated;
    }

    /// <summary>Flags that are left out are false; everything else is empty.</summary>
    private static string Absent(string path) => path is "spec.unschedulable" or "spec.hostNetwork" ? "false" : "";
}
