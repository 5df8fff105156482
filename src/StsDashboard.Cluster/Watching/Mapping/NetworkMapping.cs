using StsDashboard.Cluster.Watching.Wire;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Watching.Mapping;

internal static class NetworkMapping
{
    public static ServiceFact ToService(ServiceWire service) => new()
    {
        Key = service.Key(),
        Uid = service.Uid(),
        CreatedAt = service.CreatedAt(),
        DeletionTimestamp = service.Metadata.DeletionTimestamp,
        Type = service.Spec.Type ?? "ClusterIP",
        ClusterIps = service.Spec.ClusterIps is { Length: > 0 } ips ? ips.ToList()
            : string.IsNullOrEmpty(service.Spec.ClusterIp) ? []
            : [service.Spec.ClusterIp],
        Selector = service.Spec.Selector,
        PublishNotReadyAddresses = service.Spec.PublishNotReadyAddresses,
        Ports = (service.Spec.Ports ?? [])
            .Select(port => new ServicePort(port.Name ?? "", port.Port, port.Protocol ?? "TCP"))
            .ToValueList(),
    };

    public static EndpointSliceFact ToSlice(EndpointSliceWire slice) => new()
    {
        Key = slice.Key(),
        Uid = slice.Uid(),
        CreatedAt = slice.CreatedAt(),
        DeletionTimestamp = slice.Metadata.DeletionTimestamp,
        ServiceName = slice.Labels().Find("kubernetes.io/service-name") ?? "",
        AddressType = slice.AddressType ?? "IPv4",
        Endpoints = (slice.Endpoints ?? []).Select(ToEndpoint).ToValueList(),
        Ports = (slice.Ports ?? [])
            .Where(port => port.Port is not null)
            .Select(port => new ServicePort(port.Name ?? "", port.Port!.Value, port.Protocol ?? "TCP"))
            .ToValueList(),
    };

    /// <summary>Conditions left out count as ready and serving (discovery/v1 types.go, <c>EndpointConditions</c>).</summary>
    private static EndpointFact ToEndpoint(EndpointWire endpoint)
    {
        var isPod = endpoint.TargetRef is { Kind: "Pod" };
        var ready = endpoint.Conditions?.Ready ?? true;
        return new(
            endpoint.Hostname ?? "",
            endpoint.Addresses.ToList(),
            ready,
            endpoint.Conditions?.Serving ?? ready,
            endpoint.Conditions?.Terminating ?? false,
            isPod ? endpoint.TargetRef!.Name ?? "" : "");
    }
}
