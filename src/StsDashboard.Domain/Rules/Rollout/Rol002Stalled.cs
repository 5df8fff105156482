using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Rollout;

internal sealed class Rol002Stalled() : Rule(
    RuleId,
    "No progress",
    Severity.Error,
    "The set is not as it asks to be, and for a long time nothing has happened to any of its pods: none was created, scheduled, started, "
    + "became ready or went.",
    "Look at the pod that the controller waits for: its events, its log, its readiness probe.")
{
    public const string RuleId = "ROL002";

    /// <summary>Whatever says what is wrong with the ordinal says more than that nothing moves.</summary>
    public override ValueList<string> ExplainedBy =>
    [
        "ROL001", "ROL006", "ROL007", "ROL009", "POD001", "POD002", "POD003", "POD005", "POD008", "POD009", "POD010", "STO001", "STO002", "STO008", "STO012",
    ];

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        var (set, inspection) = (subject.Set, subject.Inspection);
        if (Progress.LastOf(set, inspection.Slots, inspection.Outlook, inspection.DueSince, subject.Now) is not { } last
            || subject.Now < last.Plus(subject.Options.StalledAfter)
            || inspection.Outlook.Next[0].Ordinal is not { } ordinal)
        {
            return [];
        }
        var pod = new ObjectKey(set.Namespace, PodIdentity.Name(set.Name, ordinal));
        var exists = inspection.Slots.Any(slot => slot.Ordinal == ordinal && slot.Pod is not null);
        return
        [
            Found(
                subject,
                ObjectReference.To(set),
                $"Nothing moves: the controller is at {pod.Name}",
                [inspection.Sentence, $"last progress {Evidence.At(last)}"],
                exists ? KubectlCommand.Describe("pod", pod) : KubectlCommand.Describe("statefulset", set.Key),
                ordinal),
        ];
    }
}
