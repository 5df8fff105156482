using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Pods;

internal sealed class Pod006OverlappingSelectors() : Rule(
    RuleId,
    "Selectors of two sets overlap",
    Severity.Warning,
    "The selector of one set selects the pods of the other. Each pod still belongs to the set that made it, by its ownerReference; but a pod without an owner may be adopted by the wrong one, and Services and disruption budgets with these labels mix the two.",
    "Give each set a label of its own in selector and template. The selector of an existing set cannot be changed: recreate the set.")
{
    public const string RuleId = "POD006";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        var set = subject.Set;
        foreach (var other in subject.Snapshot.SetsByNamespace.Of(set.Namespace))
        {
            if (other.Name != set.Name && !other.IsTerminating && (Selects(set, other) || Selects(other, set)))
            {
                var (selecting, selected) = Selects(set, other) ? (set, other) : (other, set);
                yield return FoundOnSet(
                    subject,
                    $"The selector of set {selecting.Name} also selects the pods of set {selected.Name}",
                    [$"selector {selecting.Selector}", $"labels of {selected.Name}’s pods {selected.TemplateLabels}"],
                    KubectlCommand.In(set.Namespace, "get", "pods", "-l", selecting.Selector.ToString()));
            }
        }
    }

    /// <summary>The API refuses an empty selector, so an empty one is one that we do not know.</summary>
    private static bool Selects(StatefulSetFact set, StatefulSetFact other) =>
        !set.Selector.IsEmpty && set.Selector.Matches(other.TemplateLabels);
}
