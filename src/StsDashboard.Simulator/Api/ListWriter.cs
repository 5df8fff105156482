using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StsDashboard.Simulator.Api.Rendering;

namespace StsDashboard.Simulator.Api;

/// <summary>Streams a list: tens of thousands of objects never become one string.</summary>
internal static class ListWriter
{
    private const int FlushBytes = 64 * 1024;

    public static async Task WriteAsync(HttpContext context, ObjectRenderer renderer, long version, ListResult result)
    {
        context.Response.ContentType = JsonAnswer.Json;
        var output = context.Response.BodyWriter;
        WriteOpening(output, renderer, version, result);
        var first = true;
        foreach (var item in result.Items)
        {
            if (!first)
                output.Write(","u8);
            first = false;
            renderer.WriteElement(output, item);
            if (output.UnflushedBytes > FlushBytes)
                await output.FlushAsync(context.RequestAborted);
        }

        output.Write("]}\n"u8);
        await output.FlushAsync(context.RequestAborted);
    }

    private static void WriteOpening(PipeWriter output, ObjectRenderer renderer, long version, ListResult result)
    {
        using var writer = new Utf8JsonWriter(output, JsonAnswer.WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("kind", renderer.ListKind);
        writer.WriteString("apiVersion", renderer.ListApiVersion);
        writer.WriteStartObject("metadata");
        writer.WriteString("resourceVersion", version.ToString());
        if (result.Next is { } next)
            writer.WriteString("continue", next.Encode());
        if (result.Remaining is { } remaining)
            writer.WriteNumber("remainingItemCount", remaining);
        writer.WriteEndObject();
        renderer.WriteListExtras(writer);
        writer.WriteStartArray(renderer.ListField);
    }
}
