using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Rollout;

internal sealed class Rol004PartitionHoldsAll() : Rule(
    RuleId,
    "Partition holds back every ordinal",
    Severity.Info,
    "The partition is as large as the number of replicas, or larger: a change of the template replaces no pod at all. It counts from the "
    + "start ordinal.",
    "Wanted when a release is staged first and started later. Lower the partition to start the update.")
{
    public const string RuleId = "ROL004";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        var set = subject.Set;
        var replicas = OrdinalRange.Of(set).Count;
        if (set.UpdateStrategy != "RollingUpdate" || set.Partition is not { } partition || replicas == 0 || partition < replicas)
        {
            return [];
        }
        var held = subject.Inspection.Rollout.Held;
        return
        [
            FoundOnSet(
                subject,
                held.IsEmpty
                    ? $"Partition {partition} would keep an update from every ordinal"
                    : $"Partition {partition} keeps the update from every ordinal",
                held.IsEmpty
                    ? [$"{replicas} replicas"]
                    : [$"{replicas} replicas", $"update revision {set.Status.UpdateRevision}", $"outdated: {OrdinalText.Words(held)}"],
                PartitionPatch.ToZero(set)),
        ];
    }
}
