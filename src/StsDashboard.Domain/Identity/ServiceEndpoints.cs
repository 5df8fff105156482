using System.Runtime.CompilerServices;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Identity;

/// <summary>
/// What the EndpointSlices of a Service publish. A Service has one set of slices per address family and a new slice every
/// 100 endpoints, so one pod can stand in several: always read them together.
/// </summary>
internal static class ServiceEndpoints
{
    /// <summary>Of fewer endpoints than this, looking at each is cheaper than grouping them, and takes no memory.</summary>
    private const int Many = 100;

    /// <summary>
    /// Each pod of a set looks for its own endpoint, so a set of a thousand pods would read a thousand endpoints a thousand
    /// times. A Service's group of slices never changes, so what was grouped once stays right, and goes when the group goes.
    /// </summary>
    private static readonly ConditionalWeakTable<IReadOnlyList<EndpointSliceFact>, ILookup<string, EndpointFact>> ByPod = [];

    /// <summary>All endpoints with the slice they stand in. Slices of type FQDN hold no addresses and make no records.</summary>
    public static IEnumerable<(EndpointSliceFact Slice, EndpointFact Endpoint)> Of(ClusterSnapshot snapshot, ObjectKey service) =>
        Of(snapshot.SlicesByService.Of(service));

    private static IEnumerable<(EndpointSliceFact Slice, EndpointFact Endpoint)> Of(IReadOnlyList<EndpointSliceFact> slices)
    {
        foreach (var slice in slices)
        {
            if (slice.AddressType == "FQDN")
            {
                continue;
            }
            for (var i = 0; i < slice.Endpoints.Count; i++)
            {
                yield return (slice, slice.Endpoints[i]);
            }
        }
    }

    /// <summary>The endpoints with this hostname, and those without any that stand for a pod of this name.</summary>
    /// <param name="slices">All of the Service.</param>
    /// <param name="pod">The pod's name.</param>
    public static ValueList<EndpointFact> OfPod(IReadOnlyList<EndpointSliceFact> slices, string pod)
    {
        if (slices.Count > 0 && slices.Sum(slice => slice.Endpoints.Count) >= Many)
        {
            return ByPod.GetValue(slices, static all => Of(all).Select(entry => entry.Endpoint).ToLookup(PodOf))[pod].ToValueList();
        }
        ValueList<EndpointFact> found = [];
        foreach (var slice in slices)
        {
            foreach (var endpoint in slice.AddressType == "FQDN" ? [] : slice.Endpoints)
            {
                if (PodOf(endpoint) == pod)
                {
                    found = [.. found, endpoint];
                }
            }
        }
        return found;
    }

    /// <summary>The endpoints that make records: CoreDNS leaves out those whose <c>ready</c> is false (plugin/kubernetes/object/endpoint.go).</summary>
    public static IEnumerable<(EndpointSliceFact Slice, EndpointFact Endpoint)> Ready(ClusterSnapshot snapshot, ObjectKey service) =>
        Of(snapshot, service).Where(entry => entry.Endpoint.Ready);

    public static ValueList<string> Addresses(this IEnumerable<(EndpointSliceFact Slice, EndpointFact Endpoint)> entries) =>
        IpAddresses.Sorted(entries.SelectMany(entry => (IEnumerable<string>)entry.Endpoint.Addresses));

    public static ValueList<string> Addresses(this ValueList<EndpointFact> endpoints) =>
        endpoints is [var only] ? IpAddresses.Sorted(only.Addresses) : IpAddresses.Sorted(endpoints.SelectMany(endpoint => (IEnumerable<string>)endpoint.Addresses));

    private static string PodOf(EndpointFact endpoint) => endpoint.Hostname.Length > 0 ? endpoint.Hostname : endpoint.TargetPod;
}
