using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using StsDashboard.Web.Api;

namespace StsDashboard.Web.Live;

/// <summary>Writes the JSON that the message was turned into when it was sent first.</summary>
internal sealed class SharedMessageConverter : JsonConverter<SharedMessage>
{
    private static readonly ConditionalWeakTable<FrameMessage, byte[]> Written = [];

    public override SharedMessage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<FrameMessage>(ref reader, options) ?? throw new JsonException("A message is an object."));

    public override void Write(Utf8JsonWriter writer, SharedMessage value, JsonSerializerOptions options) => writer.WriteRawValue(
        Written.GetValue(value.Message, message => JsonSerializer.SerializeToUtf8Bytes(message, ApiJson.Options)), skipInputValidation: true);
}
