using System.Buffers;
using System.Text;
using System.Text.Json;
using MessagePack;
using MessagePack.Formatters;
using StsDashboard.Web.Api;

namespace StsDashboard.Web.Live;

/// <summary>Writes and reads a message by way of its JSON.</summary>
internal sealed class JsonShapedFormatter<T> : IMessagePackFormatter<T?>
{
    public static JsonShapedFormatter<T> Instance { get; } = new();

    public void Serialize(ref MessagePackWriter writer, T? value, MessagePackSerializerOptions options)
    {
        using var text = new StringReader(JsonSerializer.Serialize(value, ApiJson.Options));
        MessagePackSerializer.ConvertFromJson(text, ref writer, options);
    }

    public T? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        // Cut out of what was received, so that its depth and length are checked where MessagePack checks them.
        var message = reader.ReadRaw();
        var json = MessagePackSerializer.ConvertToJson(new ReadOnlySequence<byte>(message.ToArray()), options);
        return JsonSerializer.Deserialize<T>(Encoding.UTF8.GetBytes(json), ApiJson.Options);
    }
}
