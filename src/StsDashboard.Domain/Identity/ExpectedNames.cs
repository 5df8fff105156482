using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Identity;

/// <summary>
/// Which names should exist now. Nothing else is ever asked: a question asked too early makes a caching server answer
/// "no such name" to everybody for the negative TTL (RFC 2308).
/// </summary>
/// <remarks>
/// Follows <c>findServices</c> of CoreDNS (plugin/kubernetes/kubernetes.go): records come from a Service that exists and is no
/// ExternalName, and from its endpoints that are ready.
/// </remarks>
public static class ExpectedNames
{
    /// <summary>Thousands of names have but one type: they share the list.</summary>
    private static readonly Dictionary<NameRecordType, ValueList<NameRecordType>> OnlyType =
        Enum.GetValues<NameRecordType>().ToDictionary(type => type, type => ValueList.Create<NameRecordType>([type]));

    /// <summary>The set's pod names, its governing Service's own name, and the SRV names of that Service's named ports.</summary>
    public static IReadOnlyList<ExpectedName> Of(ClusterSnapshot snapshot, StatefulSetFact set)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(set);
        return Governing(snapshot, set) is not { } service ? [] : [.. OfPods(snapshot, set, service), .. OfService(snapshot, set, service)];
    }

    /// <summary>Whether all that a set's names come from is the same in two states: the same instances, so a false may be said of what is merely equal.</summary>
    public static bool AreUnchanged(ClusterSnapshot before, ClusterSnapshot after, ObjectKey key)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return before.Sets.Find(key) is { } old
            && after.Sets.Find(key) is { } set
            && old.ServiceName == set.ServiceName
            && before.ClusterDomain == after.ClusterDomain
            && ReferenceEquals(Governing(before, old), Governing(after, set))
            && ReferenceEquals(SlicesOf(before, old), SlicesOf(after, set));
    }

    /// <summary>The name of one ordinal's pod; null when it should not exist now.</summary>
    internal static ExpectedName? OfPod(ClusterSnapshot snapshot, StatefulSetFact set, int ordinal)
    {
        if (Governing(snapshot, set) is not { } service)
        {
            return null;
        }
        var hostname = PodIdentity.Name(set.Name, ordinal);
        var entries = ServiceEndpoints.OfPod(snapshot, service.Key, hostname).Where(entry => entry.Endpoint.Ready && entry.Endpoint.Hostname == hostname).ToList();
        return OfAddresses(DnsNames.OfEndpoint(hostname, service.Key, snapshot.ClusterDomain), entries.Addresses(), set, ofPod: true);
    }

    /// <summary>The Service's own name; null when it should not exist now.</summary>
    internal static ExpectedName? OfServiceItself(ClusterSnapshot snapshot, StatefulSetFact set)
    {
        if (Governing(snapshot, set) is not { } service)
        {
            return null;
        }
        var addresses = service.IsHeadless
            ? ServiceEndpoints.Ready(snapshot, service.Key).Addresses()
            : IpAddresses.Sorted(service.ClusterIps);
        return OfAddresses(DnsNames.OfService(service.Key, snapshot.ClusterDomain), addresses, set);
    }

    /// <summary>The SRV name of a named port; null when it should not exist now.</summary>
    internal static ExpectedName? OfPort(ClusterSnapshot snapshot, StatefulSetFact set, ServicePort port)
    {
        if (Governing(snapshot, set) is not { } service || port.Name.Length == 0)
        {
            return null;
        }
        var targets = service.IsHeadless
            ? EndpointTargets(snapshot, service, port)
            : service.ClusterIps.IsEmpty ? [] : [$"{DnsNames.OfService(service.Key, snapshot.ClusterDomain)}:{port.Port}"];
        var fqdn = DnsNames.OfPort(port.Name, port.Protocol, service.Key, snapshot.ClusterDomain);
        var answers = targets.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList();
        return answers.IsEmpty ? null : new ExpectedName(fqdn, [NameRecordType.Srv], answers, set.Key);
    }

    private static ServiceFact? Governing(ClusterSnapshot snapshot, StatefulSetFact set) =>
        set.ServiceName.Length > 0 && snapshot.Services.Find(set.Namespace, set.ServiceName) is { Type: not "ExternalName" } service
            ? service
            : null;

    private static IReadOnlyList<EndpointSliceFact> SlicesOf(ClusterSnapshot snapshot, StatefulSetFact set) =>
        snapshot.SlicesByService.Of(new ObjectKey(set.Namespace, set.ServiceName));

    /// <summary>One pass over the endpoints; a Service can govern several sets, and only this set's hostnames are its names.</summary>
    private static IEnumerable<ExpectedName> OfPods(ClusterSnapshot snapshot, StatefulSetFact set, ServiceFact service) =>
        ServiceEndpoints.Ready(snapshot, service.Key)
            .Where(entry => PodIdentity.OrdinalOf(set.Name, entry.Endpoint.Hostname) is not null)
            .GroupBy(entry => entry.Endpoint.Hostname, StringComparer.Ordinal)
            .OrderBy(group => PodIdentity.OrdinalOf(set.Name, group.Key))
            .Select(group => OfAddresses(DnsNames.OfEndpoint(group.Key, service.Key, snapshot.ClusterDomain), group.Addresses(), set, ofPod: true))
            .OfType<ExpectedName>();

    private static IEnumerable<ExpectedName> OfService(ClusterSnapshot snapshot, StatefulSetFact set, ServiceFact service) =>
        ((IEnumerable<ServicePort>)service.Ports)
            .DistinctBy(port => (port.Name, port.Protocol.ToUpperInvariant()))
            .Select(port => OfPort(snapshot, set, port))
            .Prepend(OfServiceItself(snapshot, set))
            .OfType<ExpectedName>();

    /// <summary>
    /// A headless Service's SRV records point at endpoints, with the port of the slice: the target port, not the Service's
    /// (<c>p.Port</c> of the endpoint's subset in <c>findServices</c>).
    /// </summary>
    private static IEnumerable<string> EndpointTargets(ClusterSnapshot snapshot, ServiceFact service, ServicePort port) =>
        from entry in ServiceEndpoints.Ready(snapshot, service.Key)
        from served in entry.Slice.Ports
        where served.Name == port.Name && served.Protocol == port.Protocol
        from address in entry.Endpoint.Addresses
        let label = entry.Endpoint.Hostname.Length > 0 ? entry.Endpoint.Hostname : DnsNames.LabelOfAddress(address)
        select $"{DnsNames.OfEndpoint(label, service.Key, snapshot.ClusterDomain)}:{served.Port}";

    private static ExpectedName? OfAddresses(string fqdn, ValueList<string> addresses, StatefulSetFact set, bool ofPod = false) =>
        addresses.IsEmpty ? null : new ExpectedName(fqdn, TypesOf(addresses), addresses, set.Key) { OfPod = ofPod };

    private static ValueList<NameRecordType> TypesOf(ValueList<string> addresses) =>
        addresses.Count == 1
            ? OnlyType[IpAddresses.RecordType(addresses[0])]
            : addresses.Select(IpAddresses.RecordType).Distinct().Order().ToValueList();
}
