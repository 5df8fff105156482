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
        if (line.IsSingleSegment)
        {
            return Parse(line.FirstSpan, kind);
        }
        // Reading from piece to piece takes longer than bringing them together first.
        var length = (int)line.Length;
        var whole = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            line.CopyTo(whole);
            return Parse(whole.AsSpan(0, length), kind);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }

    private static WatchEvent Parse(ReadOnlySpan<byte> line, WatchedKind kind)
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
        if (!hasBody)
        {
            throw new JsonException("An event without an object.");
        }
        return type switch
        {
            "ADDED" => new(WatchEventType.Added, Read(line, ref body, kind)),
            "MODIFIED" => new(WatchEventType.Modified, Read(line, ref body, kind)),
            "DELETED" => new(WatchEventType.Deleted, Read(line, ref body, kind)),
            "BOOKMARK" => new(WatchEventType.Bookmark, Read(line, ref body, kind)),
            "ERROR" => throw ToException(JsonSerializer.Deserialize(ref body, WireContext.Default.StatusWire)),
            _ => throw new JsonException($"An event of the unknown type '{type}'."),
        };
    }

    /// <summary>
    /// Given a reader, the serializer looks for the object's end before it reads it. A Kubernetes server ends the event with the
    /// object, so what is left of the line is the object and a brace, and one pass is enough.
    /// </summary>
    private static ObjectWire Read(ReadOnlySpan<byte> line, ref Utf8JsonReader body, WatchedKind kind)
    {
        var rest = line[(int)body.TokenStartIndex..].TrimEnd(" \t\r\n"u8);
        return rest is [.. var @object, (byte)'}'] && kind.TryRead(@object) is { } wire ? wire : kind.Read(ref body);
    }

    private static ApiException ToException(StatusWire? status) =>
        ApiResponses.ToException(status, (HttpStatusCode)(status?.Code ?? (int)HttpStatusCode.InternalServerError));
}
