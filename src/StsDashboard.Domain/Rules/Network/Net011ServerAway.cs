using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Network;

internal sealed class Net011ServerAway() : Rule(
    RuleId,
    "DNS server gives no answer",
    Severity.Error,
    "A DNS server cannot be reached, times out, or answers with an error such as SERVFAIL. What it would say of the set's names is unknown, and whoever asks it in the cluster gets as little. When other servers answer, only its own clients suffer.",
    "Look at the server's pods and log, at the network policy between them and the dashboard, and on a laptop at the port-forward.")
{
    public const string RuleId = "NET011";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        var unanswered = Unanswered(subject);
        return unanswered.Count == 0 ? [] : unanswered.GroupBy(asked => asked.Answer.Server).Select(server => Found(
            subject,
            new ObjectReference("DnsServer", "", server.Key),
            $"DNS server {server.Key} gives no answer",
            [
                .. server.Select(asked => NameFaults.WhyNoAnswer(asked.Answer)!).Distinct().Order(StringComparer.Ordinal).Take(3),
                $"asked for {server.First().Name.Fqdn}",
            ],
            // Where every pod's name resolves the set does its work; what the Service's own names give is the lesser matter, as in NET009.
            severity: server.Any(asked => asked is { OfPod: true, Name.Result: NameResult.Unreachable }) ? Severity.Error : Severity.Warning));
    }

    private static List<(NameComparison Name, bool OfPod, NameAnswer Answer)> Unanswered(RuleSubject subject)
    {
        var unanswered = new List<(NameComparison Name, bool OfPod, NameAnswer Answer)>();
        foreach (var slot in subject.InRange)
        {
            AddOf(slot.Name, ofPod: true);
        }
        AddOf(subject.Inspection.Service.Name, ofPod: false);
        foreach (var port in subject.Inspection.Service.Ports)
        {
            AddOf(port, ofPod: false);
        }
        return unanswered;

        void AddOf(NameComparison name, bool ofPod)
        {
            if (!name.Expected)
            {
                return;
            }
            foreach (var answer in name.Answers)
            {
                if (NameFaults.IsServerFault(subject.Snapshot, answer))
                {
                    unanswered.Add((name, ofPod, answer));
                }
            }
        }
    }
}
