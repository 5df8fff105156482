using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Network;

internal sealed class Net003NotHeadless() : Rule(
    RuleId,
    "Governing Service not headless",
    Severity.Warning,
    "A governing Service should be headless (clusterIP: None), so that its own name gives all ready pods. With a cluster IP the pods' names still resolve, but the Service's name gives one virtual address that spreads connections over the pods; an ExternalName publishes no pods at all.",
    "Recreate the Service with clusterIP: None, or name a headless one in a recreated set. A cluster IP cannot be removed from an existing Service.")
{
    public const string RuleId = "NET003";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Inspection.Service.Service is { IsHeadless: false } service)
        {
            yield return service.Type == "ExternalName"
                ? Found(subject, ObjectReference.To(service), $"The governing Service {service.Name} is an ExternalName", ["it points elsewhere and publishes no pods"])
                : Found(subject, ObjectReference.To(service), $"The governing Service {service.Name} is not headless", [$"cluster IP {Evidence.Addresses(service.ClusterIps)}"]);
        }
    }
}
