using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Network;

internal sealed class Net007NameMissing() : Rule(
    RuleId,
    "Ready pod's name does not resolve",
    Severity.Error,
    "The pod is up and its name should exist, but no EndpointSlice publishes it, or DNS says that there is no such name. Peers that look for the pod by name do not find it. A server that was asked too early remembers that there was none for the zone's negative TTL, and until then this is a warning; a name that is still missing a minute later has another cause.",
    "When the slices publish the name, look at the DNS server (its log, its connection to the API server, its cache). When they do not, look at the governing Service.")
{
    public const string RuleId = "NET007";

    public override ValueList<string> ExplainedBy =>
        [Net002ServiceMissing.RuleId, Net004SelectorMismatch.RuleId, Net006OtherSubdomain.RuleId];

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var slot in subject.InRange)
        {
            if (slot is not { Pod: { IsTerminating: false } pod, Name: { Expected: true, Result: NameResult.Missing } name })
            {
                continue;
            }
            var since = NameFaults.ExpectedSince(subject.Snapshot, subject.Set, slot);
            var mayYetCome = NameFaults.MayYetCome(slot, since, subject.Options, subject.Now);
            if (!mayYetCome || subject.Now >= since.Plus(subject.Options.NameNewFor))
            {
                yield return Found(
                    subject,
                    ObjectReference.To(pod),
                    $"The name of {pod.Name} does not resolve{(mayYetCome ? " yet" : "")}",
                    [name.Explanation.TrimEnd('.'), name.Fqdn, $"expected {Evidence.Since(since)}", .. Asked(name)],
                    name.SliceIps.IsEmpty ? KubectlCommand.Describe("service", new ObjectKey(pod.Namespace, subject.Set.ServiceName)) : "",
                    slot.Ordinal,
                    mayYetCome ? Severity.Warning : null);
            }
        }
    }

    private static IEnumerable<string> Asked(NameComparison name)
    {
        if (name.Telling is { } answer)
        {
            yield return $"{answer.Server} answered {answer.Rcode}";
        }
        if (name.CanLastUntil is { } until)
        {
            yield return $"a cache may go on until {Evidence.At(until)}";
        }
    }
}
