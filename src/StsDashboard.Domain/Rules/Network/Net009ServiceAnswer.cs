using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Network;

internal sealed class Net009ServiceAnswer() : Rule(
    RuleId,
    "Service's answer differs from its endpoints",
    Severity.Warning,
    "The governing Service's own name should give exactly the ready endpoints' addresses, and the names of its ports the endpoints' SRV records. An answer that holds more sends clients to pods that are gone; one that holds less hides pods. Shortly after a change a cache explains it.",
    "Wait for the cache's time to be over when evidence names one. Otherwise compare the EndpointSlices with the DNS server's view.")
{
    public const string RuleId = "NET009";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        var governing = subject.Inspection.Service;
        if (governing.Service is not { } service)
        {
            yield break;
        }
        List<NameComparison> wrong = NameFaults.IsWrong(governing.Name) ? [governing.Name] : [];
        foreach (var port in governing.Ports)
        {
            if (NameFaults.IsWrong(port))
            {
                wrong.Add(port);
            }
        }
        if (wrong.Count == 0)
        {
            yield break;
        }
        yield return Found(
            subject,
            ObjectReference.To(service),
            $"DNS does not give for Service {service.Name} what its endpoints say",
            wrong.Select(Describe).ToValueList(),
            KubectlCommand.In(service.Namespace, "get", "endpointslices", "-l", $"kubernetes.io/service-name={service.Name}", "-o", "wide"),
            // What a cache still holds of before the change is how DNS works.
            severity: wrong.TrueForAll(name => name.CanLastUntil is not null) ? Severity.Info : Severity.Warning);
    }

    private static string Describe(NameComparison name) =>
        $"{name.Fqdn}: {name.Explanation.TrimEnd('.')}{(name.CanLastUntil is { } until ? $" (may last until {Evidence.At(until)})" : "")}";
}
