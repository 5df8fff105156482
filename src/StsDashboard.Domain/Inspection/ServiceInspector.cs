using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Inspection;

/// <summary>Looks at a set's governing Service: whether it can give the pods names, and what DNS says of its own names.</summary>
public static class ServiceInspector
{
    /// <param name="snapshot">What is known.</param>
    /// <param name="set">The set whose governing Service it is.</param>
    /// <param name="pods">The pods the set controls.</param>
    public static GoverningService Inspect(ClusterSnapshot snapshot, StatefulSetFact set, IReadOnlyList<PodFact> pods)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(pods);
        var service = set.ServiceName.Length == 0 ? null : snapshot.Services.Find(set.Namespace, set.ServiceName);
        var unknown = SourceWords.WhyUnknown(snapshot, SourceKind.Services, set.Namespace);
        var governing = new GoverningService(
            set.ServiceName,
            unknown is null ? service is not null : null,
            service,
            service?.Selects(set.TemplateLabels) ?? false,
            OwnName(snapshot, set, service, pods),
            service is null ? [] : Ports(snapshot, set, service),
            []);
        return governing with { Checks = ServiceChecks.Of(snapshot, set, pods, governing, unknown) };
    }

    private static NameComparison OwnName(ClusterSnapshot snapshot, StatefulSetFact set, ServiceFact? service, IReadOnlyList<PodFact> pods)
    {
        if (set.ServiceName.Length == 0)
        {
            return Unasked("", NameResult.NotExpected, [], [], "The set names no governing Service.");
        }
        var key = new ObjectKey(set.Namespace, set.ServiceName);
        var fqdn = DnsNames.OfService(key, snapshot.ClusterDomain);
        var podIps = ReadyAddresses(pods);
        var sliceIps = ServiceEndpoints.Ready(snapshot, key).Addresses();
        if (SourceWords.WhyNotAsked(snapshot, set.Namespace) is { } unknown)
        {
            return Unasked(fqdn, NameResult.NotAsked, podIps, sliceIps, unknown);
        }
        return ExpectedNames.OfServiceItself(snapshot, set, sliceIps) is { } expected
            ? Asked(snapshot, expected, podIps, sliceIps)
            : Unasked(fqdn, NameResult.NotExpected, podIps, sliceIps, service switch
            {
                null => $"The governing Service {set.ServiceName} does not exist.",
                { Type: "ExternalName" } => $"Service {service.Name} is an ExternalName, which has no addresses of its own.",
                { IsHeadless: true } => $"Service {service.Name} has no ready endpoint, so it has no addresses to give.",
                _ => $"Service {service.Name} has no cluster IP yet.",
            });
    }

    private static ValueList<string> ReadyAddresses(IReadOnlyList<PodFact> pods)
    {
        var addresses = new List<string>(pods.Count);
        foreach (var pod in pods)
        {
            if (pod is { IsRunningAndReady: true, IsTerminating: false })
            {
                addresses.AddRange(pod.Ips.AsSpan());
            }
        }
        return IpAddresses.Sorted(addresses);
    }

    /// <summary>Unnamed ports have no SRV records (https://github.com/kubernetes/dns/blob/master/docs/specification.md, section 2.4.2).</summary>
    private static ValueList<NameComparison> Ports(ClusterSnapshot snapshot, StatefulSetFact set, ServiceFact service)
    {
        var unknown = SourceWords.WhyNotAsked(snapshot, set.Namespace);
        return service.Ports.Where(port => port.Name.Length > 0).Select(port =>
        {
            var fqdn = DnsNames.OfPort(port.Name, port.Protocol, service.Key, snapshot.ClusterDomain);
            return unknown is not null ? Unasked(fqdn, NameResult.NotAsked, [], [], unknown)
                : ExpectedNames.OfPort(snapshot, set, port) is { } expected ? Asked(snapshot, expected, [], [])
                : Unasked(fqdn, NameResult.NotExpected, [], [], $"No ready endpoint of Service {service.Name} serves port {port.Name}.");
        }).ToValueList();
    }

    private static NameComparison Asked(ClusterSnapshot snapshot, ExpectedName expected, ValueList<string> podIps, ValueList<string> sliceIps)
    {
        var verdict = AnswerJudge.Judge(snapshot, expected, changedBy: null);
        return new NameComparison(
            verdict.Fqdn, true, verdict.Result, podIps, sliceIps, verdict.Answers, verdict.Telling, verdict.CanLastUntil, verdict.Explanation)
        {
            ExpectedSince = verdict.ExpectedSince,
            Servers = verdict.Servers,
        };
    }

    private static NameComparison Unasked(string fqdn, NameResult result, ValueList<string> podIps, ValueList<string> sliceIps, string explanation) =>
        new(fqdn, false, result, podIps, sliceIps, [], null, null, explanation);
}
