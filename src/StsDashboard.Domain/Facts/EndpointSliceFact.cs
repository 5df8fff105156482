namespace StsDashboard.Domain.Facts;

/// <summary>
/// An EndpointSlice (discovery.k8s.io/v1). A Service has several: one set per address family, and a new one every 100
/// endpoints; read them together.
/// </summary>
public sealed record EndpointSliceFact : Fact
{
    /// <summary>Label <c>kubernetes.io/service-name</c>; empty for slices that no Service owns.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary><c>IPv4</c>, <c>IPv6</c> or <c>FQDN</c>.</summary>
    public string AddressType { get; init; } = "IPv4";

    public ValueList<EndpointFact> Endpoints { get; init; }

    /// <summary>
    /// Where the endpoints serve: target ports, which can differ from the Service's. None when no port has a target (a
    /// Service without ports, or one that names container ports the pods do not have); the addresses still count.
    /// </summary>
    public ValueList<ServicePort> Ports { get; init; }
}
