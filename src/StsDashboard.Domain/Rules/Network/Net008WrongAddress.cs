using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Network;

internal sealed class Net008WrongAddress() : Rule(
    RuleId,
    "Name resolves to an old or wrong address",
    Severity.Error,
    "DNS gives an address that the pod does not have. Connections go nowhere, or to another pod that has the address now. After a restart a cache gives the old address until its TTL is over; a wrong answer that lasts longer is not the cache's doing.",
    "An old address goes when the cache's time is over; evidence says when. One that stays: look at the DNS server's connection to the API server and at hosts or rewrite rules in its configuration.")
{
    public const string RuleId = "NET008";

    /// <summary>A pod on its way out is nobody's destination any more, and a pod that is gone takes its entry with it.</summary>
    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var slot in subject.InRange)
        {
            if (slot is { Pod: { IsTerminating: false } pod, Name: { Expected: true, Result: NameResult.Stale or NameResult.Wrong } name })
            {
                yield return Found(
                    subject,
                    ObjectReference.To(pod),
                    $"The name of {pod.Name} resolves to {(name.Result == NameResult.Stale ? "an old" : "a wrong")} address",
                    [
                        name.Explanation.TrimEnd('.'),
                        name.Fqdn,
                        $"pod: {Evidence.Addresses(name.PodIps)}",
                        $"EndpointSlice: {Evidence.Addresses(name.SliceIps)}",
                        .. Answered(name),
                        $"wrong {Evidence.Since(NameFaults.ExpectedSince(subject.Snapshot, subject.Set, slot))}",
                    ],
                    ordinal: slot.Ordinal);
            }
        }
    }

    private static IEnumerable<string> Answered(NameComparison name)
    {
        if (name.Telling is { } answer)
        {
            yield return $"{answer.Server}: {Evidence.Addresses(answer.Answers)}";
        }
        if (name.CanLastUntil is { } until)
        {
            yield return $"a cache may go on until {Evidence.At(until)}";
        }
    }
}
