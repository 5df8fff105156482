using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using StsDashboard.Domain.Revisions;

namespace StsDashboard.Domain.Documents;

/// <summary>
/// Covers what looks like a secret in a Kubernetes object, and drops what repeats the object in other words:
/// <c>managedFields</c> and the last applied configuration, which holds every secret once more. References to Secrets stay:
/// they name, they do not tell.
/// </summary>
/// <param name="cover">What to write in a secret's place.</param>
public sealed partial class SecretMask(Func<string, string> cover)
{
    public const string Hidden = "(hidden)";

    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>JSON within JSON within JSON is looked into; beyond that it is no configuration.</summary>
    private const int DeepestEmbedding = 3;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private int _embedding;

    /// <summary>Something was covered since this mask was made.</summary>
    public bool HasHidden { get; private set; }

    /// <summary>A copy of the whole object that is fit to be shown.</summary>
    public static JsonElement Hide(JsonElement document) => new SecretMask(_ => Hidden).Hide(document, []);

    /// <summary>A copy of a part of an object that is fit to be shown.</summary>
    /// <param name="path">Where it stands in the object.</param>
    public JsonElement Hide(JsonElement part, IEnumerable<PathStep> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var (place, item) = (SecretPlace.Ordinary, "");
        foreach (var step in path)
        {
            (place, item) = step.IsItem ? (place.Item, step.Name) : (place.Property(step.Name, item), "");
        }
        return part.ValueKind == JsonValueKind.Undefined ? part : Written(part, place);
    }

    private JsonElement Written(JsonElement element, SecretPlace place)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            Write(writer, element, place);
        }
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private void Write(Utf8JsonWriter writer, JsonElement element, SecretPlace place)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, element, place);
                break;
            case JsonValueKind.Array:
                WriteList(writer, element, place);
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(TextFor(element.GetString()!, place));
                break;
            case JsonValueKind.Number when SecretName.LooksSecret(place.Name):
                writer.WriteStringValue(Cover(element.GetRawText()));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private void WriteObject(Utf8JsonWriter writer, JsonElement element, SecretPlace place)
    {
        var name = element.TryGetProperty("name", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString()! : "";
        writer.WriteStartObject();
        foreach (var property in element.EnumerateObject())
        {
            if (property.Name is "managedFields" or LastApplied)
            {
                continue;
            }
            writer.WritePropertyName(property.Name);
            Write(writer, property.Value, place.Property(property.Name, name));
        }
        writer.WriteEndObject();
    }

    private void WriteList(Utf8JsonWriter writer, JsonElement element, SecretPlace place)
    {
        writer.WriteStartArray();
        var flag = "";
        foreach (var item in element.EnumerateArray())
        {
            var text = place.Kind == SecretPlaceKind.Arguments && item.ValueKind == JsonValueKind.String ? item.GetString()! : "";
            // The value of a flag may be an argument of its own: --password, hunter2.
            Write(writer, item, flag.Length > 0 && !text.StartsWith('-') ? SecretPlace.Written(flag) : place.Item);
            flag = Flag().Match(text) is { Success: true } match ? match.Groups[1].Value : "";
        }
        writer.WriteEndArray();
    }

    private string TextFor(string text, SecretPlace place)
    {
        if (place.Kind is SecretPlaceKind.Ordinary)
        {
            return SecretText.HideShapes(text, Cover);
        }
        // A checksum of a Secret is what makes pods restart when the Secret changes; it gives nothing away.
        if (SecretName.LooksSecret(place.Name) && !place.Name.StartsWith("checksum/", StringComparison.Ordinal))
        {
            return SecretName.IsHarmless(place.Name, text) ? text : Cover(text);
        }
        return Embedded(text) ?? SecretText.HideAssignments(SecretText.HideShapes(text, Cover), Cover);
    }

    /// <summary>JSON in a text, with its secrets covered; null when the text is no JSON.</summary>
    private string? Embedded(string text)
    {
        if (_embedding == DeepestEmbedding || text.AsSpan().TrimStart() is not ['{' or '[', ..])
        {
            return null;
        }
        _embedding++;
        try
        {
            var before = HasHidden;
            HasHidden = false;
            var masked = Written(JsonElement.Parse(text), SecretPlace.Written("")).GetRawText();
            (var hid, HasHidden) = (HasHidden, HasHidden || before);
            return hid ? masked : text;
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            _embedding--;
        }
    }

    private string Cover(string secret)
    {
        HasHidden = true;
        return cover(secret);
    }

    [GeneratedRegex(@"^--?([\w.-]+)\z")]
    private static partial Regex Flag();
}
