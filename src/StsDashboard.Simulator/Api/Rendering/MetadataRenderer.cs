using System.Buffers;
using System.Text.Json;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api.Rendering;

/// <summary>Objects as <c>PartialObjectMetadata</c>.</summary>
internal sealed class MetadataRenderer(ResourceType type) : ObjectRenderer(type)
{
    public override string ListKind => "PartialObjectMetadataList";

    public override string ListApiVersion => "meta.k8s.io/v1";

    public override void WriteElement(IBufferWriter<byte> output, StoredObject stored)
    {
        using var writer = new Utf8JsonWriter(output, JsonAnswer.WriterOptions);
        Write(writer, stored);
    }

    public override void WriteSingle(IBufferWriter<byte> output, StoredObject stored) => WriteElement(output, stored);

    public static void Write(Utf8JsonWriter writer, StoredObject stored)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", "PartialObjectMetadata");
        writer.WriteString("apiVersion", "meta.k8s.io/v1");
        writer.WritePropertyName("metadata");
        stored.Object["metadata"]!.WriteTo(writer);
        writer.WriteEndObject();
    }
}
