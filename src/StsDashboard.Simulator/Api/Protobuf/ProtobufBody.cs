using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api.Protobuf;

/// <summary>
/// Reads <c>application/vnd.kubernetes.protobuf</c>: kubectl's <c>create namespace</c>, <c>auth can-i</c> and
/// <c>drain</c> send nothing else (apimachinery, pkg/runtime/serializer/protobuf).
/// </summary>
internal static class ProtobufBody
{
    public const string MediaType = "application/vnd.kubernetes.protobuf";

    private static ReadOnlySpan<byte> Magic => "k8s\0"u8;

    /// <exception cref="ApiException">400: not the format. 415: a kind that is only understood in JSON.</exception>
    public static JsonObject Parse(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith(Magic))
            throw ApiErrors.BadRequest("the body of the request is not in Kubernetes' protobuf format");
        try
        {
            return Envelope(body[Magic.Length..]);
        }
        catch (Exception broken) when (broken is FormatException or OverflowException)
        {
            throw ApiErrors.BadRequest(broken.Message);
        }
    }

    /// <summary><c>runtime.Unknown</c>: the type, then the message itself.</summary>
    private static JsonObject Envelope(ReadOnlySpan<byte> bytes)
    {
        var (apiVersion, kind) = ("", "");
        ReadOnlySpan<byte> raw = default;
        var unknown = new ProtobufReader(bytes);
        while (unknown.Next())
        {
            if (unknown.Field == 2)
                raw = unknown.Bytes;
            if (unknown.Field != 1)
                continue;
            var type = new ProtobufReader(unknown.Bytes);
            while (type.Next())
                (apiVersion, kind) = type.Field == 1 ? (type.Text, kind) : (apiVersion, type.Text);
        }

        var fields = ProtobufSchema.Of(kind)
            ?? throw new ApiException(415, "UnsupportedMediaType", $"{kind} is accepted as application/json or application/yaml only");
        var message = new JsonObject { ["kind"] = kind, ["apiVersion"] = apiVersion };
        Read(message, raw, fields);
        return message;
    }

    private static void Read(JsonObject target, ReadOnlySpan<byte> bytes, Dictionary<int, ProtobufField> fields)
    {
        var message = new ProtobufReader(bytes);
        while (message.Next())
        {
            if (!fields.TryGetValue(message.Field, out var field))
                continue;
            switch (field.Kind)
            {
                case FieldKind.Number:
                    target[field.Name] = (long)message.Number;
                    break;
                case FieldKind.Flag:
                    target[field.Name] = message.Number != 0;
                    break;
                case FieldKind.Message:
                    Read(target.Ensure(field.Name), message.Bytes, field.Fields!);
                    break;
                case FieldKind.Map:
                    ReadEntry(target.Ensure(field.Name), message.Bytes);
                    break;
                case FieldKind.List:
                    target.Default(field.Name, new JsonArray());
                    target[field.Name]!.AsArray().Add(message.Text);
                    break;
                // Go writes every empty string of a struct; in JSON they would be left out.
                case FieldKind.Text when message.Text is { Length: > 0 } text:
                    target[field.Name] = text;
                    break;
            }
        }
    }

    private static void ReadEntry(JsonObject map, ReadOnlySpan<byte> bytes)
    {
        var (key, value) = ("", "");
        var entry = new ProtobufReader(bytes);
        while (entry.Next())
            (key, value) = entry.Field == 1 ? (entry.Text, value) : (key, entry.Text);
        map[key] = value;
    }
}
