using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;
using static StsDashboard.Simulator.Api.Tables.TableColumns;

namespace StsDashboard.Simulator.Api.Tables;

/// <summary>Columns of Services and EndpointSlices.</summary>
internal static class NetworkColumns
{
    /// <summary>Addresses shown before the list is cut short.</summary>
    private const int ShownEndpoints = 3;

    public static TableColumn[] Services { get; } =
    [
        Name,
        Text("Type", service => service.Text("spec", "type")),
        Text("Cluster-IP", service => service.Text("spec", "clusterIP")),
        Text("External-IP", service => service.Text("spec", "type") switch
        {
            "ExternalName" => service.Text("spec", "externalName"),
            "LoadBalancer" => "<pending>",
            _ => Join(service.Items("spec", "externalIPs")),
        }),
        Text("Port(s)", service => string.Join(',', (service.Items("spec", "ports") ?? []).Select(Port))),
        Age,
        Text("Selector", service => Labels(service.Pairs("spec", "selector")), wide: true),
    ];

    public static TableColumn[] EndpointSlices { get; } =
    [
        Name,
        Text("AddressType", slice => slice.Text("addressType")),
        Text("Ports", slice => slice.Items("ports") is { Count: > 0 } ports ? string.Join(',', ports.Select(port => port.Number("port"))) : "<unset>"),
        Text("Endpoints", slice => Endpoints(slice.Items("endpoints"))),
        Age,
    ];

    private static string Port(JsonNode? port) => port.Number("nodePort") is { } nodePort and > 0
        ? $"{port.Number("port")}:{nodePort}/{port.Text("protocol")}"
        : $"{port.Number("port")}/{port.Text("protocol")}";

    private static string Endpoints(JsonArray? endpoints)
    {
        if (endpoints is not { Count: > 0 })
            return "<unset>";
        var addresses = endpoints.SelectMany(endpoint => endpoint.Items("addresses") ?? []).Select(address => address.Text()).ToArray();
        var shown = string.Join(',', addresses.Take(ShownEndpoints));
        return addresses.Length > ShownEndpoints ? $"{shown} + {addresses.Length - ShownEndpoints} more..." : shown;
    }
}
