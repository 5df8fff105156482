namespace StsDashboard.Simulator.Api.Protobuf;

/// <summary>A field of a message.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Fields">The fields of a nested message.</param>
internal sealed record ProtobufField(string Name, FieldKind Kind = FieldKind.Text, Dictionary<int, ProtobufField>? Fields = null);
