using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Storage;

internal sealed class Sto013NoClaimTemplates() : Rule(
    RuleId,
    "No claim templates",
    Severity.Info,
    "The set has no volumeClaimTemplates, so no ordinal has storage of its own: what a pod writes goes with it, or all pods write to the one claim that the pod template names.",
    "Nothing to do when the pods keep no state, or are made to share. Otherwise recreate the set with volumeClaimTemplates: they cannot be added to an existing set.")
{
    public const string RuleId = "STO013";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (!subject.Set.ClaimTemplates.IsEmpty)
        {
            yield break;
        }
        yield return subject.Set.SharedClaims.IsEmpty
            ? FoundOnSet(subject, "The pods keep nothing when they go", ["spec.volumeClaimTemplates is empty", "the pod template mounts no claim"])
            : FoundOnSet(
                subject,
                $"All pods share {(subject.Set.SharedClaims is [var only] ? $"claim {only}" : $"claims {Evidence.Some([.. subject.Set.SharedClaims])}")}",
                ["spec.volumeClaimTemplates is empty"]);
    }
}
