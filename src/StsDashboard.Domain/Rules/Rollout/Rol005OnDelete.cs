using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Rollout;

internal sealed class Rol005OnDelete() : Rule(
    RuleId,
    "Pods await deletion (OnDelete)",
    Severity.Info,
    "With update strategy OnDelete the controller replaces no pod by itself. A pod takes up the new revision when someone deletes it.",
    "Delete the outdated pods one by one, highest ordinal first, each after the one before is ready again.")
{
    public const string RuleId = "ROL005";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        var (set, held) = (subject.Set, subject.Inspection.Rollout.Held);
        if (set.UpdateStrategy != "OnDelete" || held.IsEmpty)
        {
            return [];
        }
        var highest = new ObjectKey(set.Namespace, PodIdentity.Name(set.Name, held.Max()));
        return
        [
            FoundOnSet(
                subject,
                $"OnDelete: {OrdinalText.Words(held)} {(held.Count == 1 ? "stays" : "stay")} outdated until deleted",
                [$"update revision {set.Status.UpdateRevision}"],
                KubectlCommand.DeletePod(highest)),
        ];
    }
}
