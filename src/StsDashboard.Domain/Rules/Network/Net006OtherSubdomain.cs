using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Network;

internal sealed class Net006OtherSubdomain() : Rule(
    RuleId,
    "Pod created for another Service",
    Severity.Warning,
    "A pod's subdomain is written when the pod is created and never changes. When it is not the governing Service's name, no EndpointSlice gives the pod a hostname, and its name does not resolve. It happens when a set is recreated with another serviceName over its old pods.",
    "Delete the pod: the set makes it again with the right subdomain.")
{
    public const string RuleId = "NET006";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        var wanted = subject.Set.ServiceName;
        if (wanted.Length == 0)
        {
            yield break;
        }
        foreach (var slot in subject.InRange)
        {
            if (slot.Pod is { IsTerminating: false, IsFinished: false } pod && pod.Subdomain != wanted)
            {
                yield return Found(
                    subject,
                    ObjectReference.To(pod),
                    $"{pod.Name} was created for {(pod.Subdomain.Length == 0 ? "no Service" : $"Service {pod.Subdomain}")}, the governing Service is {wanted}",
                    [$"its subdomain: {(pod.Subdomain.Length == 0 ? "none" : pod.Subdomain)}", $"spec.serviceName {wanted}", $"pod created {Evidence.At(pod.CreatedAt)}"],
                    KubectlCommand.DeletePod(pod.Key),
                    slot.Ordinal);
            }
        }
    }
}
