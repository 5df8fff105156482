using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Identity;

/// <summary>
/// The names that cluster DNS gives, absolute and without the trailing dot, as
/// https://github.com/kubernetes/dns/blob/master/docs/specification.md lays them down.
/// </summary>
public static class DnsNames
{
    /// <summary>RFC 1035, section 2.3.4: the longest a label may be.</summary>
    public const int LongestLabel = 63;

    public static string OfService(ObjectKey service, string clusterDomain) =>
        $"{service.Name}.{service.Namespace}.svc.{clusterDomain}";

    /// <param name="hostname">The endpoint's hostname, which for a pod of a set is the pod's name.</param>
    public static string OfEndpoint(string hostname, ObjectKey service, string clusterDomain) =>
        $"{hostname}.{OfService(service, clusterDomain)}";

    /// <summary>The name whose SRV records say where a named port is served.</summary>
    /// <param name="protocol">As the API writes it (<c>TCP</c>).</param>
    public static string OfPort(string portName, string protocol, ObjectKey service, string clusterDomain) =>
        $"_{portName}._{protocol.ToLowerInvariant()}.{OfService(service, clusterDomain)}";

    /// <summary>
    /// The label of an endpoint that has no hostname: its address, dots and colons replaced
    /// (coredns plugin/kubernetes/kubernetes.go, <c>endpointHostname</c>). A label must not end in a dash, so an IPv6
    /// address that ends in colons gets a zero.
    /// </summary>
    public static string LabelOfAddress(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var label = address.Replace('.', '-').Replace(':', '-');
        return label.EndsWith('-') ? $"{label}0" : label;
    }
}
