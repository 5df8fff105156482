using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Rollout;

internal sealed class Rol007PodNotCreated() : Rule(
    RuleId,
    "Pod cannot be created",
    Severity.Error,
    "It is the controller's turn to create the pod, and the pod does not appear: the API server refuses the pod or one of its claims (a quota, "
    + "an admission webhook, a security policy, a missing service account), or the controller does not run.",
    "Read the set's events: FailedCreate says what was refused, and why.")
{
    public const string RuleId = "ROL007";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        var (set, inspection) = (subject.Set, subject.Inspection);
        if (inspection.DueSince is not { } since)
        {
            return [];
        }
        if (subject.Refusal is { } refusal)
        {
            return [Refused(subject, refusal, since)];
        }
        if (subject.Now < since.Plus(subject.Options.StepOverdueAfter)
            || inspection.Outlook.Next[0] is not { Action: ControllerAction.CreatePod, Ordinal: { } ordinal })
        {
            return [];
        }
        var pod = PodIdentity.Name(set.Name, ordinal);
        return
        [
            Found(
                subject,
                ObjectReference.To(set),
                $"{pod} should have been created and is not",
                [$"due {Evidence.Since(since)}", .. MissingClaims(subject, ordinal), ToldOf.WhyUnknown(subject.Snapshot, set) ?? "no event is known that says why"],
                KubectlCommand.Describe("statefulset", set.Key),
                ordinal),
        ];
    }

    private Finding Refused(RuleSubject subject, CreationRefusal refusal, DateTimeOffset since) => Found(
        subject,
        ObjectReference.To(subject.Set),
        refusal.Words,
        [.. Evidence.Told(refusal.Event), $"due {Evidence.Since(since)}"],
        RefusalAdvice.Command(subject.Set, refusal),
        refusal.Ordinal,
        advice: RefusalAdvice.Advice(refusal));

    /// <summary>Claims come before the pod (<c>createPersistentVolumeClaims</c>, stateful_pod_control.go): one that is missing is what failed.</summary>
    private static IEnumerable<string> MissingClaims(RuleSubject subject, int ordinal) =>
        subject.Knows(SourceKind.PersistentVolumeClaims)
            ? subject.Claims
                .Where(each => each.Slot.InRange && each.Slot.Ordinal == ordinal && each.Claim.Claim is null)
                .Select(each => $"its claim {each.Claim.Name} does not exist either")
            : [];
}
