using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api.Rendering;

/// <summary>The form in which a client wants objects: whole, as a table, or their metadata only.</summary>
internal abstract class ObjectRenderer(ResourceType type)
{
    protected ResourceType Type { get; } = type;

    /// <summary>The list's kind, for example <c>PodList</c>.</summary>
    public abstract string ListKind { get; }

    public abstract string ListApiVersion { get; }

    /// <summary>The field that holds a list's elements.</summary>
    public virtual string ListField => "items";

    /// <summary>Fields of a list beside metadata and its elements.</summary>
    public virtual void WriteListExtras(Utf8JsonWriter writer)
    {
    }

    /// <summary>Writes an object as an element of a list.</summary>
    public abstract void WriteElement(IBufferWriter<byte> output, StoredObject stored);

    /// <summary>Writes an object on its own, or as the object of a watch event.</summary>
    public abstract void WriteSingle(IBufferWriter<byte> output, StoredObject stored);

    /// <summary>The first form of the Accept header that this server offers.</summary>
    public static ObjectRenderer For(HttpRequest request, ResourceType type, TimeProvider time)
    {
        foreach (var accepted in request.Headers.Accept.ToString().Split(','))
        {
            var parts = accepted.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0] is not (JsonAnswer.Json or "*/*" or "application/*"))
                continue;
            if (parts.Contains("as=Table"))
            {
                if (parts.Contains("v=v1") && parts.Contains("g=meta.k8s.io"))
                    return new TableRenderer(type, time, includeObject: request.Query["includeObject"].ToString());
                continue;
            }

            return parts.Any(part => part is "as=PartialObjectMetadata" or "as=PartialObjectMetadataList")
                ? new MetadataRenderer(type)
                : new WholeObjectRenderer(type);
        }

        return new WholeObjectRenderer(type);
    }
}
