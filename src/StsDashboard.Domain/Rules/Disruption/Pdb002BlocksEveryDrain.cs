using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Disruption;

internal sealed class Pdb002BlocksEveryDrain() : Rule(
    RuleId,
    "Budget blocks every drain",
    Severity.Warning,
    "The budget allows no eviction: a drain of a node with one of its pods waits until it gives up. Either the budget asks for as many healthy pods as there are, which can never allow one; or, for information only, some pods are not healthy now.",
    "Let one pod be away: maxUnavailable 1 instead of a minAvailable that equals the replicas.")
{
    public const string RuleId = "PDB002";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        var budgets = subject.Inspection.Budgets;
        for (var index = 0; index < budgets.Count; index++)
        {
            if (budgets[index] is { IsCurrent: true, IsTerminating: false, DisruptionsAllowed: <= 0, ExpectedPods: > 0 } budget)
            {
                yield return budget.DesiredHealthy >= budget.ExpectedPods ? Always(subject, budget) : ForNow(subject, budget);
            }
        }
    }

    private Finding Always(RuleSubject subject, DisruptionBudgetFact budget) => Found(
        subject,
        ObjectReference.To(budget),
        $"Disruption budget {budget.Name} never allows an eviction: it asks for {budget.DesiredHealthy} healthy of {budget.ExpectedPods} pods",
        Seen(budget),
        KubectlCommand.In(
            budget.Namespace, "patch", "poddisruptionbudget", budget.Name, "--type=merge", "-p", """{"spec":{"minAvailable":null,"maxUnavailable":1}}"""));

    private Finding ForNow(RuleSubject subject, DisruptionBudgetFact budget) => Found(
        subject,
        ObjectReference.To(budget),
        $"Disruption budget {budget.Name} allows no eviction now: {budget.CurrentHealthy} of {budget.ExpectedPods} pods are healthy, {budget.DesiredHealthy} have to stay",
        Seen(budget),
        severity: Severity.Info,
        advice: "Expected while a pod is not ready. Drains go on once it is; evicting a broken pod itself takes unhealthyPodEvictionPolicy AlwaysAllow.");

    private static ValueList<string> Seen(DisruptionBudgetFact budget)
    {
        var asks = budget.MinAvailable is { } min ? $"minAvailable {min}" : $"maxUnavailable {budget.MaxUnavailable ?? "not given"}";
        var policy = budget.UnhealthyPodEvictionPolicy.Length == 0 ? "IfHealthyBudget" : budget.UnhealthyPodEvictionPolicy;
        return [asks, $"disruptionsAllowed {budget.DisruptionsAllowed}", $"unhealthyPodEvictionPolicy {policy}"];
    }
}
