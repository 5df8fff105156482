using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Disruption;

internal sealed class Pdb001NoBudget() : Rule(
    RuleId,
    "No disruption budget",
    Severity.Warning,
    "No PodDisruptionBudget selects the set's pods, so drains of several nodes may evict all of them together. The set's own update asks no budget. For a single pod this is for information only: a budget could merely hold a drain up.",
    "Create a budget that allows one pod to be away at a time.")
{
    public const string RuleId = "PDB001";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (!subject.WantsPods || !subject.Inspection.Budgets.IsEmpty || !subject.Knows(SourceKind.PodDisruptionBudgets))
        {
            return [];
        }
        var set = subject.Set;
        return set.Replicas == 1
            ?
            [
                FoundOnSet(
                    subject,
                    "No disruption budget: a drain evicts the only pod without asking",
                    severity: Severity.Info,
                    advice: "A budget cannot keep a single pod available through a drain, only hold the drain up. Run more replicas when that matters."),
            ]
            : [FoundOnSet(subject, $"No disruption budget selects the {set.Replicas} pods", [$"pod labels {set.TemplateLabels}"], Creation(set))];
    }

    private static string Creation(StatefulSetFact set) => set.Selector.IsEmpty
        ? ""
        : KubectlCommand.In(set.Namespace, "create", "poddisruptionbudget", set.Name, $"--selector={set.Selector}", "--max-unavailable=1");
}
