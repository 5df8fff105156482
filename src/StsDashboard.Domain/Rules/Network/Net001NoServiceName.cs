using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Network;

internal sealed class Net001NoServiceName() : Rule(
    RuleId,
    "No governing Service",
    Severity.Info,
    "The set names no governing Service (spec.serviceName), so its pods have no DNS names of their own. Clients and peers can only reach them by address, which changes with every restart.",
    "Nothing to do when nobody needs the pods' names. Otherwise recreate the set with a serviceName: the field cannot be changed on an existing set.")
{
    public const string RuleId = "NET001";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Set.ServiceName.Length == 0)
        {
            yield return FoundOnSet(subject, "The set names no governing Service", ["spec.serviceName is empty"]);
        }
    }
}
