using StsDashboard.Domain.Facts;

namespace StsDashboard.Testing;

/// <summary>Builds the EndpointSlices that the EndpointSlice controller would write for a Service.</summary>
public static class Slices
{
    /// <summary>One IPv4 slice with every pod that has an address, serving target port 8080 under each named port.</summary>
    public static EndpointSliceFact Of(ServiceFact service, params IEnumerable<PodFact> pods)
    {
        ArgumentNullException.ThrowIfNull(service);
        return new EndpointSliceFact
        {
            Key = new ObjectKey(service.Namespace, $"{service.Name}-abcde"),
            ServiceName = service.Name,
            Endpoints = pods.Where(pod => !pod.Ips.IsEmpty).Select(pod => Endpoint(service, pod)).ToValueList(),
            Ports = service.Ports.Select(port => port with { Port = 8080 }).ToValueList(),
        };
    }

    private static EndpointFact Endpoint(ServiceFact service, PodFact pod) => new(
        Hostname: pod.Subdomain == service.Name ? pod.Hostname : "",
        Addresses: pod.Ips.Where(address => !address.Contains(':')).ToValueList(),
        Ready: service.PublishNotReadyAddresses || (pod.IsReady && !pod.IsTerminating),
        Serving: pod.IsReady,
        Terminating: pod.IsTerminating,
        TargetPod: pod.Name);
}
