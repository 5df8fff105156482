using System.Buffers;
using System.Text.Json;
using StsDashboard.Simulator.Api.Tables;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api.Rendering;

/// <summary>Objects as rows of a <c>meta.k8s.io/v1</c> Table, what <c>kubectl get</c> asks for.</summary>
internal sealed class TableRenderer(ResourceType type, TimeProvider time, string includeObject) : ObjectRenderer(type)
{
    private readonly TableColumn[] _columns = TableColumns.Of(type);

    public override string ListKind => "Table";

    public override string ListApiVersion => "meta.k8s.io/v1";

    public override string ListField => "rows";

    public override void WriteListExtras(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("columnDefinitions");
        foreach (var column in _columns)
        {
            writer.WriteStartObject();
            writer.WriteString("name", column.Name);
            writer.WriteString("type", column.Type);
            writer.WriteString("format", column.Name == "Name" ? "name" : "");
            writer.WriteString("description", column.Name);
            writer.WriteNumber("priority", column.Wide ? 1 : 0);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public override void WriteElement(IBufferWriter<byte> output, StoredObject stored)
    {
        using var writer = new Utf8JsonWriter(output, JsonAnswer.WriterOptions);
        WriteRow(writer, stored);
    }

    public override void WriteSingle(IBufferWriter<byte> output, StoredObject stored)
    {
        using var writer = new Utf8JsonWriter(output, JsonAnswer.WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("kind", ListKind);
        writer.WriteString("apiVersion", ListApiVersion);
        writer.WriteStartObject("metadata");
        writer.WriteString("resourceVersion", stored.Version.ToString());
        writer.WriteEndObject();
        WriteListExtras(writer);
        writer.WriteStartArray("rows");
        WriteRow(writer, stored);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteRow(Utf8JsonWriter writer, StoredObject stored)
    {
        var now = time.GetUtcNow();
        writer.WriteStartObject();
        writer.WriteStartArray("cells");
        foreach (var column in _columns)
        {
            if (column.Cell(stored.Object, now) is { } cell)
                cell.WriteTo(writer);
            else
                writer.WriteStringValue("<none>");
        }

        writer.WriteEndArray();
        if (includeObject != "None")
        {
            writer.WritePropertyName("object");
            if (includeObject == "Object")
                stored.Object.WriteTo(writer);
            else
                MetadataRenderer.Write(writer, stored);
        }

        writer.WriteEndObject();
    }
}
