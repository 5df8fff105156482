using System.Text.Json.Serialization;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Watching.Wire;

internal sealed class ServiceWire : ObjectWire
{
    public ServiceSpecWire Spec { get; set; } = new();
}

internal sealed class ServiceSpecWire
{
    public string? Type { get; set; }

    [JsonPropertyName("clusterIP")]
    public string? ClusterIp { get; set; }

    [JsonPropertyName("clusterIPs")]
    public string[]? ClusterIps { get; set; }

    [JsonConverter(typeof(LabelSetConverter))]
    public LabelSet? Selector { get; set; }

    public bool PublishNotReadyAddresses { get; set; }

    public ServicePortWire[]? Ports { get; set; }
}

internal sealed class ServicePortWire
{
    public string? Name { get; set; }

    public int Port { get; set; }

    public string? Protocol { get; set; }
}

internal sealed class EndpointSliceWire : ObjectWire
{
    public string? AddressType { get; set; }

    public EndpointWire[]? Endpoints { get; set; }

    public EndpointPortWire[]? Ports { get; set; }
}

internal sealed class EndpointPortWire
{
    public string? Name { get; set; }

    /// <summary>Null: every port, which no record can name.</summary>
    public int? Port { get; set; }

    public string? Protocol { get; set; }
}

internal sealed class EndpointWire
{
    public string[]? Addresses { get; set; }

    public string? Hostname { get; set; }

    public EndpointConditionsWire? Conditions { get; set; }

    public ObjectReferenceWire? TargetRef { get; set; }
}

internal sealed class EndpointConditionsWire
{
    public bool? Ready { get; set; }

    public bool? Serving { get; set; }

    public bool? Terminating { get; set; }
}
