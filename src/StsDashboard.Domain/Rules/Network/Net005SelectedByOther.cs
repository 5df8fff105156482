using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Network;

internal sealed class Net005SelectedByOther() : Rule(
    RuleId,
    "Another Service selects the pods",
    Severity.Warning,
    "The governing Service does not give the pods their names, while another Service of the namespace selects them. Usually spec.serviceName names the wrong Service. A selector alone gives no pod a name: only the Service that spec.serviceName names does.",
    "Compare the names: either create or mend the Service that the set names, or recreate the set with the serviceName that was meant (kubectl delete statefulset --cascade=orphan keeps the pods, but a pod gets its new name only when it is recreated).")
{
    public const string RuleId = "NET005";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        var governing = subject.Inspection.Service;
        if (governing.ServiceName.Length == 0 || governing.Exists is null || governing.SelectsPods || IsWithoutSelector(governing.Service))
        {
            yield break;
        }
        var others = subject.Snapshot.ServicesByNamespace.Of(subject.Set.Namespace)
            .Where(service => service.Name != governing.ServiceName && service.Selects(subject.Set.TemplateLabels))
            .OrderByDescending(service => service.IsHeadless)
            .ThenBy(service => service.Key)
            .ToList();
        if (others is not [var likeliest, ..])
        {
            yield break;
        }
        yield return Found(
            subject,
            ObjectReference.To(likeliest),
            $"{likeliest.Name} selects the pods; the governing Service {governing.ServiceName} {(governing.Exists == true ? "does not" : "does not exist")}",
            others.Select(service => $"{service.Name} {(service.IsHeadless ? "(headless)" : "(not headless)")} selects {service.Selector}").ToValueList());
    }

    /// <summary>Its endpoints are somebody else's work, so that it selects nothing says nothing.</summary>
    private static bool IsWithoutSelector(ServiceFact? service) => service is { Type: not "ExternalName", Selector: null or { Count: 0 } };
}
