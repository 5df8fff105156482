using System.Buffers;
using System.Net;
using System.Text.Json;
using StsDashboard.Cluster.Watching.Wire;

namespace StsDashboard.Cluster.Watching;

/// <summary>One line of a watch.</summary>
internal readonly record struct WatchEvent(WatchEventType Type, ObjectWire Object)
{
    /// <summary>What to watch from after this event.</summary>
    public string? ResourceVersion => Object.Metadata.ResourceVersion;

    /// <summary>The bookmark after which everything that existed at the start has been sent.</summary>
    public bool EndsInitialEvents => Type == WatchEventType.Bookmark && Object.Metadata.Annotations?.InitialEventsEnd == "true";

    /// <exception cref="ApiException">The line is an <c>ERROR</c>.</exception>
    /// <exception cref="JsonException">The line is not an event.</exception>
    public static WatchEvent Parse(ReadOnlySequence<byte> line, WatchedKind kind)
    {
        var reader = new Utf8JsonReader(line);
        // The type comes first from a Kubernetes server, but JSON does not promise it: remember where the object starts.
        Utf8JsonReader body = default;
        var hasBody = false;
        string? type = null;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            var isObject = reader.ValueTextEquals("object"u8);
            reader.Read();
            if (isType)
            {
                type = PooledStringConverter.Read(ref reader);
            }
            else if (isObject)
            {
                body = reader;
                hasBody = true;
            }
            if (type is not null && hasBody)
            {
                break;
            }
            reader.Skip();
        }
        return hasBody ? Parse(type, ref body, kind) : throw new JsonException("An event without an object.");
    }

    private static WatchEvent Parse(string? type, ref Utf8JsonReader body, WatchedKind kind) => type switch
    {
        "ADDED" => new(WatchEventType.Added, kind.Read(ref body)),
        "MODIFIED" => new(WatchEventType.Modified, kind.Read(ref body)),
        "DELETED" => new(WatchEventType.Deleted, kind.Read(ref body)),
        "BOOKMARK" => new(WatchEventType.Bookmark, kind.Read(ref body)),
        "ERROR" => throw ToException(JsonSerializer.Deserialize(ref body, WireContext.Default.StatusWire)),
        _ => throw new JsonException($"An event of the unknown type '{type}'."),
    };

    private static ApiException ToException(StatusWire? status) =>
        ApiResponses.ToException(status, (HttpStatusCode)(status?.Code ?? (int)HttpStatusCode.InternalServerError));
}
