using System.Text;
using System.Text.Json;

namespace StsDashboard.Domain.Revisions;

/// <summary>JSON as a text that is the same for documents that say the same, whatever the order of their properties.</summary>
internal static class CanonicalJson
{
    public static string Of(JsonElement element)
    {
        var text = new StringBuilder();
        Write(text, element);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var property in element.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    text.Append(JsonEncodedText.Encode(property.Name)).Append(':');
                    Write(text, property.Value);
                    text.Append(',');
                }
                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in element.EnumerateArray())
                {
                    Write(text, item);
                    text.Append(',');
                }
                text.Append(']');
                break;
            case JsonValueKind.String:
                text.Append('"').Append(JsonEncodedText.Encode(element.GetString()!)).Append('"');
                break;
            default:
                text.Append(element.ValueKind == JsonValueKind.Undefined ? "" : element.GetRawText());
                break;
        }
    }
}
