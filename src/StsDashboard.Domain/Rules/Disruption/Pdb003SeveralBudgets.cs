using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Disruption;

internal sealed class Pdb003SeveralBudgets() : Rule(
    RuleId,
    "Several budgets for one pod",
    Severity.Warning,
    "More than one PodDisruptionBudget selects a pod. The eviction API refuses such a pod whatever the budgets allow (pkg/registry/core/pod/storage/eviction.go), so no drain gets rid of it.",
    "Keep one budget for the set's pods: delete the other, or narrow its selector.")
{
    public const string RuleId = "PDB003";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        var budgets = subject.Snapshot.BudgetsByNamespace.Of(subject.Set.Namespace);
        var refused = subject.WithPod.Where(slot => IsSelectedTwice(slot.Pod!, budgets)).ToList();
        if (refused.Count == 0)
        {
            yield break;
        }
        // Most often the same budgets for every pod; a selector can also name single pods.
        var matches = refused.GroupBy(slot => budgets.Where(budget => Selects(budget, slot.Pod!)).ToValueList(), slot => slot.Ordinal);
        foreach (var match in matches)
        {
            yield return FoundOnSet(
                subject,
                $"Disruption budgets {Evidence.Some([.. match.Key.Select(budget => budget.Name)])} all select {OrdinalText.Words(match.ToValueList())}",
                [.. match.Key.Select(budget => $"{budget.Name} selects {Words(budget.Selector!)}")],
                KubectlCommand.In(subject.Set.Namespace, "get", "poddisruptionbudgets"));
        }
    }

    /// <summary>Counts only: it is asked for every pod, and hardly ever so.</summary>
    private static bool IsSelectedTwice(PodFact pod, IReadOnlyList<DisruptionBudgetFact> budgets)
    {
        var selecting = 0;
        for (var index = 0; index < budgets.Count && selecting < 2; index++)
        {
            selecting += Selects(budgets[index], pod) ? 1 : 0;
        }
        return selecting == 2;
    }

    private static bool Selects(DisruptionBudgetFact budget, PodFact pod) => budget.Selector?.Matches(pod.Labels) == true;

    private static string Words(LabelSelector selector) => selector.IsEmpty ? "every pod of the namespace" : selector.ToString();
}
