using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StsDashboard.Cluster.Watching.Wire;

/// <summary>Reads an <c>intstr.IntOrString</c> as it is written: <c>1</c> or <c>25%</c>.</summary>
internal sealed class IntOrStringConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number
            ? reader.GetInt64().ToString(CultureInfo.InvariantCulture)
            : PooledStringConverter.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
