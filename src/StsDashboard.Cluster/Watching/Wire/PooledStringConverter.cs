using System.Text.Json;
using System.Text.Json.Serialization;

namespace StsDashboard.Cluster.Watching.Wire;

/// <summary>Reads strings through the pool, from the bytes, so that a repeated string is not even allocated; what would turn our own words is made visible.</summary>
internal sealed class PooledStringConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    /// <summary>The reader's string or property name.</summary>
    public static string? Read(ref Utf8JsonReader reader)
    {
        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || length > StringPool.LongestPooled)
        {
            return reader.GetString() is { } text ? TurningControls.Shown(text) : null;
        }
        // Unescaping only shortens.
        Span<byte> utf8 = stackalloc byte[StringPool.LongestPooled];
        return StringPool.Shared.Get(utf8[..reader.CopyString(utf8)]);
    }
}
