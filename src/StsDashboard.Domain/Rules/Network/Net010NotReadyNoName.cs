using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Network;

internal sealed class Net010NotReadyNoName() : Rule(
    RuleId,
    "No name until ready",
    Severity.Info,
    "A pod that is not ready has no DNS name unless its governing Service publishes not-ready addresses. That is as it should be for clients. It stops a cluster from forming when its members wait, before they become ready, for each other's names.",
    "Nothing to do when members do not need each other to become ready. When they do (databases, queues and other members that look for their peers at bootstrap), set publishNotReadyAddresses: true on the governing Service and use another Service for clients.")
{
    public const string RuleId = "NET010";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Inspection.Service.Service is not { PublishNotReadyAddresses: false, Type: not "ExternalName" } service)
        {
            yield break;
        }
        var waiting = subject.NotReady
            .Where(slot => slot is { InRange: true, Pod: { IsReady: false, Ips.IsEmpty: false }, Name.Result: NameResult.NotExpected })
            .ToList();
        if (waiting.Count == 0)
        {
            yield break;
        }
        yield return Found(
            subject,
            ObjectReference.To(service),
            waiting is [var only]
                ? $"{only.Pod!.Name} has no name until it is ready"
                : $"{waiting.Count} pods have no name until they are ready",
            [$"not ready: {Evidence.Some([.. waiting.Select(slot => slot.Pod!.Name)])}", $"Service {service.Name}: publishNotReadyAddresses is false"],
            KubectlCommand.In(service.Namespace, "patch", "service", service.Name, "-p", """{"spec":{"publishNotReadyAddresses":true}}"""));
    }
}
