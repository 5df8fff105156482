using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Rollout;

internal sealed class Rol009NotObserved() : Rule(
    RuleId,
    "Newest spec not yet observed",
    Severity.Warning,
    "The set's spec was changed and the controller has not taken it up: status.observedGeneration is behind metadata.generation. That lasts "
    + "moments; when it lasts longer, the controller manager is down, without a leader, or overloaded. Until then the status is about the old spec.",
    "When it stays so, look at kube-controller-manager: whether it runs, holds its lease, is throttled.")
{
    public const string RuleId = "ROL009";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Inspection.UnobservedSince is not { } since)
        {
            return [];
        }
        var isOverdue = subject.Now >= since.Plus(subject.Options.StepOverdueAfter);
        return
        [
            FoundOnSet(
                subject,
                "The controller has not taken up the newest spec",
                [
                    $"generation {subject.Set.Generation}, observed {subject.Set.Status.ObservedGeneration}",
                    $"seen {Evidence.Since(since)}",
                ],
                severity: isOverdue ? Severity.Warning : Severity.Info),
        ];
    }
}
