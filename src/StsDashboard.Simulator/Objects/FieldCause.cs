using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects;

/// <summary>One field that validation refuses (apimachinery, pkg/util/validation/field/errors.go).</summary>
/// <param name="Reason">For example <c>FieldValueRequired</c>.</param>
/// <param name="Field">Path of the field, for example <c>spec.selector</c>.</param>
/// <param name="Message">The text after the field, for example <c>Required value</c>.</param>
public sealed record FieldCause(string Reason, string Field, string Message)
{
    public static FieldCause Required(string field, string detail = "") =>
        new("FieldValueRequired", field, detail.Length == 0 ? "Required value" : $"Required value: {detail}");

    public static FieldCause Forbidden(string field, string detail) => new("FieldValueForbidden", field, $"Forbidden: {detail}");

    /// <param name="field">Path of the field.</param>
    /// <param name="value">The refused value as JSON, as the real message quotes it.</param>
    /// <param name="detail">Why.</param>
    public static FieldCause Invalid(string field, string value, string detail) =>
        new("FieldValueInvalid", field, $"Invalid value: {value}: {detail}");

    public static FieldCause NotSupported(string field, string value, params IEnumerable<string> supported) =>
        new("FieldValueNotSupported", field, $"Unsupported value: \"{value}\": supported values: {string.Join(", ", supported.Select(one => $"\"{one}\""))}");

    public JsonObject ToJson() => new() { ["reason"] = Reason, ["message"] = Message, ["field"] = Field };
}
