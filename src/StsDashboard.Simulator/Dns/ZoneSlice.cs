using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Dns;

/// <summary>What the zone needs of an EndpointSlice: the endpoints that are published, and their ports.</summary>
internal sealed record ZoneSlice(ImmutableArray<ZoneEndpoint> Endpoints, ImmutableArray<ZonePort> Ports)
{
    /// <summary>The label that says whose slice it is.</summary>
    public static string? ServiceName(JsonObject slice) => slice.Text("metadata", "labels", "kubernetes.io/service-name");

    public static ZoneSlice Of(JsonObject slice) => new(
        [
            .. from endpoint in slice.Items("endpoints") ?? []
               where IsPublished(endpoint)
               from address in endpoint.Items("addresses") ?? []
               let text = address.Text()
               where IPAddress.TryParse(text, out _)
               select new ZoneEndpoint(IPAddress.Parse(text), endpoint.Text("hostname") is { Length: > 0 } hostname ? hostname : Dashed(text)),
        ],
        ZonePorts.Of(slice.Items("ports")));

    /// <summary>An absent <c>ready</c> counts as true (plugin/kubernetes/object/endpoint.go, <c>endpointsliceReady</c>).</summary>
    private static bool IsPublished(JsonNode? endpoint) => endpoint.Flag("conditions", "ready") ?? true;

    /// <summary>plugin/kubernetes/kubernetes.go, <c>endpointHostname</c>: a label must not end with a dash.</summary>
    private static string Dashed(string address)
    {
        var label = address.Replace('.', '-').Replace(':', '-');
        return label.EndsWith('-') ? label + "0" : label;
    }
}
