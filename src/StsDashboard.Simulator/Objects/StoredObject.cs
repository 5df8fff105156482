using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects;

/// <summary>
/// One state of one object, immutable. Serialized once; lists and watches write <see cref="Utf8"/> as it is.
/// </summary>
public sealed class StoredObject
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private StoredObject(JsonObject source, ReadOnlyMemory<byte> utf8, int headerLength, long version)
    {
        // The document reads from the same bytes; it is never disposed because the object lives on it.
        Element = JsonDocument.Parse(utf8).RootElement;
        Object = JsonObject.Create(Element)!;
        Utf8 = utf8;
        HeaderLength = headerLength;
        Version = version;
        Name = source.Text("metadata", "name") ?? "";
        Namespace = source.Text("metadata", "namespace");
        Uid = source.Text("metadata", "uid") ?? "";
    }

    public string Name { get; }

    /// <summary>Null for cluster-scoped objects.</summary>
    public string? Namespace { get; }

    public string Uid { get; }

    /// <summary>The <c>metadata.resourceVersion</c>, as a number.</summary>
    public long Version { get; }

    /// <summary>The object; not to be changed.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "Kubernetes calls it the object, in its watch events too.")]
    public JsonObject Object { get; }

    /// <summary>
    /// The object for passing reads: <see cref="Object"/> makes a node of every field it is asked for and keeps it,
    /// which a selector over tens of thousands of objects must not cause.
    /// </summary>
    internal JsonElement Element { get; }

    /// <summary>The object as JSON; starts with <c>{"kind":…,"apiVersion":…,</c>.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>Bytes of <c>{"kind":…,"apiVersion":…,</c>: the part that the items of a list lack.</summary>
    public int HeaderLength { get; }

    /// <summary>
    /// Writes the version into the object and freezes it. What comes out is parsed from the bytes, so that every value
    /// reads the same (a <see cref="JsonValue"/> made from an <c>int</c> refuses to be read as a <c>long</c>).
    /// </summary>
    internal static StoredObject Freeze(ResourceType type, JsonObject source, long version)
    {
        source["metadata"]!["resourceVersion"] = version.ToString();
        using var buffer = new MemoryStream(1024);
        int headerLength;
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("kind", type.Kind);
            writer.WriteString("apiVersion", type.ApiVersion);
            writer.Flush();
            headerLength = (int)buffer.Length + 1;
            foreach (var (key, value) in source.Where(field => field.Key is not ("kind" or "apiVersion")).OrderBy(field => Rank(field.Key)))
            {
                writer.WritePropertyName(key);
                if (value is null)
                    writer.WriteNullValue();
                else
                    value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        ReadOnlyMemory<byte> utf8 = buffer.ToArray();
        return new StoredObject(source, utf8, headerLength, version);
    }

    /// <summary>The same state under another version: what a watch sends when an object leaves its selection.</summary>
    internal StoredObject WithVersion(ResourceType type, long version) => Freeze(type, (JsonObject)Object.DeepClone(), version);

    private static int Rank(string key) => key switch { "metadata" => 0, "status" => 2, _ => 1 };
}
