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
        var budgets = subject.Snapshot.BudgetsByNamespace.Of(subject.Set.Namespace).OrderBy(budget => budget.Key).ToList();
        // Most often the same budgets for every pod; a selector can also name single pods.
        var matches = subject.WithPod
            .Select(slot => (slot.Ordinal, Budgets: budgets.Where(budget => budget.Selector?.Matches(slot.Pod!.Labels) == true).ToValueList()))
            .Where(match => match.Budgets.Count > 1)
            .GroupBy(match => match.Budgets, match => match.Ordinal);
        foreach (var match in matches)
        {
            yield return FoundOnSet(
                subject,
                $"Disruption budgets {Evidence.Some([.. match.Key.Select(budget => budget.Name)])} all select {OrdinalText.Words(match.ToValueList())}",
                [.. match.Key.Select(budget => $"{budget.Name} selects {Words(budget.Selector!)}")],
                KubectlCommand.In(subject.Set.Namespace, "get", "poddisruptionbudgets"));
        }
    }

    private static string Words(LabelSelector selector) => selector.IsEmpty ? "every pod of the namespace" : selector.ToString();
}
