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
        var governing = subject.Inspection.Service;
        var names = subject.InRange.Select(slot => (slot.Name, OfPod: true))
            .Append((governing.Name, OfPod: false))
            .Concat(governing.Ports.Select(port => (Name: port, OfPod: false)))
            .Where(name => name.Name.Expected);
        return from asked in names.SelectMany(name => name.Name.Answers.Select(answer => (name.Name, name.OfPod, Answer: answer)))
               group asked by asked.Answer.Server into server
               let unanswered = server.Where(asked => NameFaults.IsServerFault(subject.Snapshot, asked.Answer)).ToList()
               where unanswered.Count > 0
               select Found(
                   subject,
                   new ObjectReference("DnsServer", "", server.Key),
                   $"DNS server {server.Key} gives no answer",
                   [
                       .. unanswered.Select(asked => NameFaults.WhyNoAnswer(asked.Answer)!).Distinct().Order(StringComparer.Ordinal).Take(3),
                       $"asked for {unanswered[0].Name.Fqdn}",
                   ],
                   // Where every pod's name resolves the set does its work; what the Service's own names give is the lesser matter, as in NET009.
                   severity: unanswered.Exists(asked => asked is { OfPod: true, Name.Result: NameResult.Unreachable }) ? Severity.Error : Severity.Warning);
    }
}
