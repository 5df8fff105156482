namespace StsDashboard.Simulator.Api.Protobuf;

/// <summary>How a field's bytes become JSON.</summary>
internal enum FieldKind
{
    Text,
    Number,
    Flag,
    List,
    Map,
    Message,
}
