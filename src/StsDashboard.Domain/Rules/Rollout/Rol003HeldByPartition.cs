using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Rollout;

internal sealed class Rol003HeldByPartition() : Rule(
    RuleId,
    "Update held by the partition",
    Severity.Info,
    "A rolling update replaces ordinals from start + partition upwards only. Those below keep the current revision, and come back at it "
    + "when they are deleted.",
    "This is how a canary or a staged update looks. Lower the partition to let the update go on.")
{
    public const string RuleId = "ROL003";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        var (set, rollout) = (subject.Set, subject.Inspection.Rollout);
        if (set.UpdateStrategy != "RollingUpdate" || rollout.Held.IsEmpty || rollout.InScope == 0)
        {
            return [];
        }
        return
        [
            FoundOnSet(
                subject,
                $"Partition {set.Partition} holds {OrdinalText.Words(rollout.Held)} at the current revision",
                [
                    $"current revision {set.Status.CurrentRevision}",
                    $"update revision {set.Status.UpdateRevision}",
                    $"{rollout.UpdatedInScope} of {rollout.InScope} ordinals in scope are updated",
                ],
                PartitionPatch.ToZero(set)),
        ];
    }
}
