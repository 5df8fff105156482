using System.Text.Json;
using System.Text.Json.Serialization;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Watching.Wire;

/// <summary>Reads a JSON object of strings as labels, without a dictionary in between.</summary>
internal sealed class LabelSetConverter : JsonConverter<LabelSet>
{
    public override LabelSet? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Labels have to be an object.");
        }
        var pairs = new List<KeyValuePair<string, string>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = PooledStringConverter.Read(ref reader)!;
            reader.Read();
            pairs.Add(new(key, PooledStringConverter.Read(ref reader) ?? ""));
        }
        return LabelSet.From(pairs);
    }

    public override void Write(Utf8JsonWriter writer, LabelSet value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Nothing is ever written to the cluster.");
}
