using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using StsDashboard.Simulator.Api.Protobuf;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api;

/// <summary>Reads what a client sends, in JSON, YAML or, for a few kinds, protobuf.</summary>
internal static class RequestBody
{
    /// <summary>The media type without parameters; JSON when the client says nothing.</summary>
    public static string MediaType(HttpRequest request) =>
        request.ContentType is { Length: > 0 } type ? type.Split(';')[0].Trim().ToLowerInvariant() : JsonAnswer.Json;

    /// <exception cref="ApiException">400: not parsable, or no object. 415: another media type.</exception>
    public static async Task<JsonObject> ReadObjectAsync(HttpContext context) =>
        await ReadAsync(context) as JsonObject ?? throw ApiErrors.BadRequest("the body of the request was empty or is not an object");

    /// <returns>Null when the body is empty.</returns>
    /// <exception cref="ApiException">400: not parsable. 415: another media type.</exception>
    public static async Task<JsonNode?> ReadAsync(HttpContext context)
    {
        var mediaType = MediaType(context.Request);
        var isYaml = mediaType.EndsWith("yaml", StringComparison.Ordinal);
        if (!isYaml && mediaType != ProtobufBody.MediaType && !mediaType.EndsWith("json", StringComparison.Ordinal))
        {
            throw new ApiException(415, "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: application/json, application/yaml");
        }

        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        if (buffer.Length == 0)
            return null;
        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        try
        {
            // A patch may come as YAML or, under the same media type, as JSON: the one contains the other.
            return isYaml ? YamlJson.Parse(buffer)
                : mediaType == ProtobufBody.MediaType ? ProtobufBody.Parse(bytes.Span)
                : JsonNode.Parse(bytes.Span);
        }
        catch (Exception broken) when (broken is JsonException or YamlDotNet.Core.YamlException)
        {
            throw ApiErrors.BadRequest($"error parsing the body: {broken.Message}");
        }
    }
}
