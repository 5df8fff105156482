using System.Text.Json;
using System.Text.Json.Serialization;

namespace StsDashboard.Cluster.Watching.Wire;

/// <summary>Reading code for the wire types, generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    // Facts promise that what is not nullable is there: a null in its place makes the object unreadable, here and not somewhere later.
    RespectNullableAnnotations = true,
    Converters = [typeof(PooledStringConverter)])]
[JsonSerializable(typeof(ListWire<StatefulSetWire>))]
[JsonSerializable(typeof(ListWire<PodWire>))]
[JsonSerializable(typeof(ListWire<ClaimWire>))]
[JsonSerializable(typeof(ListWire<VolumeWire>))]
[JsonSerializable(typeof(ListWire<ServiceWire>))]
[JsonSerializable(typeof(ListWire<EndpointSliceWire>))]
[JsonSerializable(typeof(ListWire<RevisionWire>))]
[JsonSerializable(typeof(ListWire<DisruptionBudgetWire>))]
[JsonSerializable(typeof(ListWire<StorageClassWire>))]
[JsonSerializable(typeof(ListWire<NodeWire>))]
[JsonSerializable(typeof(ListWire<EventWire>))]
[JsonSerializable(typeof(ObjectWire))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(StatusWire))]
internal sealed partial class WireContext : JsonSerializerContext;
