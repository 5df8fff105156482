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

    private static readonly ValueList<NameRecordType> BothFamilies = [NameRecordType.A, NameRecordType.Aaaa];

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

    /// <summary>The name of one pod; null when it should not exist now.</summary>
    /// <param name="snapshot">What is known.</param>
    /// <param name="set">The pod's set.</param>
    /// <param name="service">Its governing Service; null when it does not exist.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="endpoints">What that Service's slices hold for that pod.</param>
    internal static ExpectedName? OfPod(ClusterSnapshot snapshot, StatefulSetFact set, ServiceFact? service, string pod, ValueList<EndpointFact> endpoints)
    {
        if (service is null or { Type: "ExternalName" })
        {
            return null;
        }
        var named = endpoints is [{ Ready: true, Hostname.Length: > 0 }] ? endpoints : endpoints.Where(endpoint => endpoint.Ready && endpoint.Hostname.Length > 0).ToValueList();
        return named.IsEmpty ? null : OfAddresses(DnsNames.OfEndpoint(pod, service.Key, snapshot.ClusterDomain), named.Addresses(), set, ofPod: true);
    }

    /// <summary>The Service's own name; null when it should not exist now.</summary>
    /// <param name="snapshot">What is known.</param>
    /// <param name="set">A set that it governs.</param>
    /// <param name="ready">The addresses of its ready endpoints.</param>
    internal static ExpectedName? OfServiceItself(ClusterSnapshot snapshot, StatefulSetFact set, ValueList<string> ready)
    {
        if (Governing(snapshot, set) is not { } service)
        {
            return null;
        }
        var addresses = service.IsHeadless ? ready : IpAddresses.Sorted(service.ClusterIps);
        return OfAddresses(DnsNames.OfService(service.Key, snapshot.ClusterDomain), addresses, set);
    }

    /// <summary>The SRV name of a named port; null when it should not exist now.</summary>
    internal static ExpectedName? OfPort(ClusterSnapshot snapshot, StatefulSetFact set, ServicePort port)
    {
        if (Governing(snapshot, set) is not { } service || port.Name.Length == 0)
        {
            return null;
        }
        ValueList<string> answers = service.IsHeadless
            ? EndpointTargets(snapshot, service, port).SortedOnce()
            : service.ClusterIps.IsEmpty ? [] : [$"{DnsNames.OfService(service.Key, snapshot.ClusterDomain)}:{port.Port}"];
        return answers.IsEmpty
            ? null
            : new ExpectedName(DnsNames.OfPort(port.Name, port.Protocol, service.Key, snapshot.ClusterDomain), OnlyType[NameRecordType.Srv], answers, set.Key);
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
            .Prepend(OfServiceItself(snapshot, set, ServiceEndpoints.Ready(snapshot, service.Key).Addresses()))
            .OfType<ExpectedName>();

    /// <summary>
    /// A headless Service's SRV records point at endpoints, with the port of the slice: the target port, not the Service's
    /// (<c>p.Port</c> of the endpoint's subset in <c>findServices</c>).
    /// </summary>
    private static List<string> EndpointTargets(ClusterSnapshot snapshot, ServiceFact service, ServicePort port)
    {
        var parent = DnsNames.OfService(service.Key, snapshot.ClusterDomain);
        var targets = new List<string>();
        foreach (var (slice, endpoint) in ServiceEndpoints.Ready(snapshot, service.Key))
        {
            foreach (var served in slice.Ports)
            {
                if (served.Name != port.Name || served.Protocol != port.Protocol)
                {
                    continue;
                }
                foreach (var address in endpoint.Addresses)
                {
                    targets.Add($"{(endpoint.Hostname.Length > 0 ? endpoint.Hostname : DnsNames.LabelOfAddress(address))}.{parent}:{served.Port}");
                }
            }
        }
        return targets;
    }

    private static ExpectedName? OfAddresses(string fqdn, ValueList<string> addresses, StatefulSetFact set, bool ofPod = false) =>
        addresses.IsEmpty ? null : new ExpectedName(fqdn, TypesOf(addresses), addresses, set.Key) { OfPod = ofPod };

    private static ValueList<NameRecordType> TypesOf(ValueList<string> addresses)
    {
        var type = IpAddresses.RecordType(addresses[0]);
        foreach (var address in addresses)
        {
            if (IpAddresses.RecordType(address) != type)
            {
                return BothFamilies;
            }
        }
        return OnlyType[type];
    }
}
