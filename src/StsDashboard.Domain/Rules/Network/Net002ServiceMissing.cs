using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Network;

internal sealed class Net002ServiceMissing() : Rule(
    RuleId,
    "Governing Service missing",
    Severity.Error,
    "The Service that spec.serviceName names does not exist. Without it no EndpointSlice publishes the pods, and none of their names resolve. The API does not check the reference.",
    "Create a headless Service of that name that selects the set's pods; the names appear without restarting anything.")
{
    public const string RuleId = "NET002";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        var set = subject.Set;
        if (set.IsTerminating || subject.Inspection.Service is not { Exists: false, ServiceName.Length: > 0 })
        {
            yield break;
        }
        yield return Found(
            subject,
            new ObjectReference("Service", set.Namespace, set.ServiceName),
            $"The governing Service {set.ServiceName} does not exist",
            [$"spec.serviceName {set.ServiceName}"],
            KubectlCommand.CreateGoverningServiceOf(set),
            // Without pods nobody misses a name yet.
            severity: subject.WantsPods ? Severity.Error : Severity.Warning);
    }
}
