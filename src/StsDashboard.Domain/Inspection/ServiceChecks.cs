using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Inspection;

/// <summary>The governing Service's checklist, in the order in which one would go through it by hand.</summary>
internal static class ServiceChecks
{
    /// <param name="unknown">Why Services cannot be told; null when they can.</param>
    public static ValueList<ServiceCheck> Of(
        ClusterSnapshot snapshot, StatefulSetFact set, IReadOnlyList<PodFact> pods, GoverningService governing, string? unknown)
    {
        if (set.ServiceName.Length == 0)
        {
            return [new("NET001", false, "The set names no governing Service: its pods have no names of their own"), NameLength(set)];
        }
        if (unknown is not null)
        {
            return [new("NET002", null, $"Whether Service {set.ServiceName} exists is unknown ({unknown})"), Subdomain(set, pods), NameLength(set)];
        }
        if (governing.Service is not { } service)
        {
            return
            [
                new("NET002", false, $"Service {set.ServiceName} does not exist"),
                OtherServices(snapshot, set, governing),
                Subdomain(set, pods),
                NameLength(set),
            ];
        }
        return
        [
            new("NET002", true, $"Service {service.Name} exists"),
            Headless(service),
            Selector(service, pods, governing.SelectsPods),
            OtherServices(snapshot, set, governing),
            Subdomain(set, pods),
            Answer(governing.Name),
            NameLength(set),
            Publishing(service),
        ];
    }

    private static ServiceCheck Headless(ServiceFact service) => service switch
    {
        { IsHeadless: true } => new("NET003", true, "It is headless (cluster IP None)"),
        { Type: "ExternalName" } => new("NET003", false, "It is an ExternalName: it points elsewhere and publishes no pods"),
        _ => new("NET003", false, $"It is not headless: its own name gives cluster IP {string.Join(", ", (IEnumerable<string>)service.ClusterIps)}, not the pods"),
    };

    private static ServiceCheck Selector(ServiceFact service, IReadOnlyList<PodFact> pods, bool selectsTemplate)
    {
        if (service.Selector is not { Count: > 0 } selector)
        {
            return new("NET004", false, "It has no selector, so it publishes no pods by itself");
        }
        var selected = 0;
        foreach (var pod in pods)
        {
            selected += service.Selects(pod.Labels) ? 1 : 0;
        }
        return (pods.Count, selectsTemplate) switch
        {
            (0, true) => new("NET004", true, $"Its selector {selector} selects the set’s pod template"),
            (0, false) => new("NET004", false, $"Its selector {selector} does not select the set’s pod template"),
            _ => new("NET004", selectsTemplate && selected == pods.Count, $"Its selector {selector} selects {selected} of {pods.Count} pods"),
        };
    }

    /// <summary>A second Service for clients is usual; it is suspicious only where the governing one selects nothing.</summary>
    private static ServiceCheck OtherServices(ClusterSnapshot snapshot, StatefulSetFact set, GoverningService governing)
    {
        // In the order of their names.
        var others = new List<string>();
        foreach (var service in snapshot.ServicesByNamespace.Of(set.Namespace))
        {
            if (service.Selects(set.TemplateLabels) && service.Name != set.ServiceName)
            {
                others.Add(service.Name);
            }
        }
        if (others.Count == 0)
        {
            return new("NET005", true, "No other Service selects them");
        }
        var names = $"{(others.Count == 1 ? "Service" : "Services")} {string.Join(", ", others)}";
        return governing.SelectsPods
            ? new("NET005", true, $"Also selected by {names}")
            : new("NET005", false, $"Selected by {names} instead");
    }

    private static ServiceCheck Subdomain(StatefulSetFact set, IReadOnlyList<PodFact> pods)
    {
        List<PodFact> different = [];
        foreach (var pod in pods)
        {
            if (pod.Subdomain != set.ServiceName)
            {
                different.Add(pod);
            }
        }
        return different.Count == 0
            ? new("NET006", true, $"Pods’ subdomain is {set.ServiceName}")
            : new("NET006", false, $"{different.Count} of {pods.Count} pods were created for another serviceName: subdomain {Subdomains(different)}");
    }

    private static string Subdomains(List<PodFact> pods) =>
        string.Join(", ", pods.Select(pod => pod.Subdomain.Length == 0 ? "none" : pod.Subdomain).Distinct().Order(StringComparer.Ordinal));

    private static ServiceCheck Answer(NameComparison name) => name.Result switch
    {
        NameResult.Resolves => new("NET009", true, "Its answer holds what it should"),
        NameResult.NotExpected => new("NET009", true, name.Explanation.TrimEnd('.')),
        NameResult.NotAsked or NameResult.Unreachable => new("NET009", null, name.Explanation.TrimEnd('.')),
        _ => new("NET009", false, name.Explanation.TrimEnd('.')),
    };

    /// <summary>The pod's name becomes its hostname, a single DNS label: no dots, 63 characters (RFC 1123, section 2.1).</summary>
    private static ServiceCheck NameLength(StatefulSetFact set)
    {
        var range = OrdinalRange.Of(set);
        var longest = PodIdentity.Name(set.Name, Math.Max(range.Start, range.Last));
        return longest.Contains('.')
            ? new("NET012", false, $"{longest} is no DNS label: it holds a dot")
            : longest.Length > DnsNames.LongestLabel
                ? new("NET012", false, $"{longest} does not fit a DNS label: {longest.Length} of {DnsNames.LongestLabel}")
                : new("NET012", true, $"Names fit a DNS label: {longest.Length} of {DnsNames.LongestLabel}");
    }

    private static ServiceCheck Publishing(ServiceFact service) => service.PublishNotReadyAddresses
        ? new("NET010", true, "Pods have a name before they are ready: publishNotReadyAddresses is true")
        : new("NET010", true, "Pods that are not ready have no name: publishNotReadyAddresses is false");
}
