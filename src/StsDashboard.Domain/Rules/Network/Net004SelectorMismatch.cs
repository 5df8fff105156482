using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Network;

internal sealed class Net004SelectorMismatch() : Rule(
    RuleId,
    "Governing Service does not select the pods",
    Severity.Error,
    "The EndpointSlices of a Service hold the pods that its selector matches. When the governing Service's selector does not match the set's pods, the pods are in no slice and their names do not resolve.",
    "Give the Service a selector that matches the labels of the set's pod template.")
{
    public const string RuleId = "NET004";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Inspection.Service.Service is not { Type: not "ExternalName" } service || subject.Set.IsTerminating)
        {
            return [];
        }
        return service.Selector is { Count: > 0 } selector
            ? subject.Inspection.Service.SelectsPods ? Astray(subject, service, selector) : [OnTemplate(subject, service, selector)]
            : IsPublishedByOthers(subject) ? [] : [WithoutSelector(subject, service)];
    }

    /// <summary>A Service without a selector is in order when somebody else writes its slices.</summary>
    private static bool IsPublishedByOthers(RuleSubject subject) =>
        !subject.Knows(SourceKind.EndpointSlices) || !subject.Snapshot.SlicesByService.Of(subject.Inspection.Service.Service!.Key).All(slice => slice.Endpoints.IsEmpty);

    private Finding OnTemplate(RuleSubject subject, ServiceFact service, LabelSet selector) => Found(
        subject,
        ObjectReference.To(service),
        $"The governing Service {service.Name} does not select the set's pods",
        [$"its selector: {selector}", $"the pods' labels: {subject.Set.TemplateLabels}"],
        KubectlCommand.SelectPodsOf(subject.Set),
        severity: SeverityFor(subject));

    private Finding WithoutSelector(RuleSubject subject, ServiceFact service) => Found(
        subject,
        ObjectReference.To(service),
        $"The governing Service {service.Name} has no selector, and nobody writes endpoints for it",
        [$"the pods' labels: {subject.Set.TemplateLabels}"],
        KubectlCommand.SelectPodsOf(subject.Set),
        severity: SeverityFor(subject));

    /// <summary>The template is right, and single pods carry other labels.</summary>
    private IEnumerable<Finding> Astray(RuleSubject subject, ServiceFact service, LabelSet selector)
    {
        foreach (var slot in subject.WithPod)
        {
            if (slot.Pod is { IsTerminating: false, IsFinished: false } pod && !service.Selects(pod.Labels))
            {
                yield return Found(
                    subject,
                    ObjectReference.To(pod),
                    $"The governing Service {service.Name} does not select {pod.Name}",
                    [$"its selector: {selector}", $"the pod's labels: {pod.Labels}"],
                    KubectlCommand.DeletePod(pod.Key),
                    slot.Ordinal,
                    advice: "Put the pod's labels back, or delete the pod: it comes back with the labels of the template.");
            }
        }
    }

    private static Severity SeverityFor(RuleSubject subject) => subject.WantsPods ? Severity.Error : Severity.Warning;
}
