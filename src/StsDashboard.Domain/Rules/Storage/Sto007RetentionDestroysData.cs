using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Storage;

internal sealed class Sto007RetentionDestroysData() : Rule(
    RuleId,
    "Scale-down or deletion destroys data",
    Severity.Warning,
    "The set's retention policy deletes claims (whenScaled, whenDeleted), and the volumes' reclaim policy is Delete: with the claim goes the volume, and with it the data. There is no way back.",
    "Leave it when the data can be made again. Otherwise set the retention policy to Retain, or the volumes' reclaim policy.")
{
    public const string RuleId = "STO007";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        var set = subject.Set;
        var scaled = set.WhenScaled == "Delete";
        var deleted = set.WhenDeleted == "Delete";
        if (!scaled && !deleted)
        {
            yield break;
        }
        var doomed = subject.Claims
            .Where(each => each is { Slot.InRange: true, Claim: { Claim.IsTerminating: false, Volume.ReclaimPolicy: "Delete" } })
            .ToList();
        if (doomed.Count == 0)
        {
            yield break;
        }
        yield return FoundOnSet(
            subject,
            $"{(scaled && deleted ? "A scale-down, or deleting the set, destroys" : scaled ? "A scale-down destroys" : "Deleting the set destroys")} data",
            [
                $"whenScaled {set.WhenScaled}, whenDeleted {set.WhenDeleted}",
                $"reclaim policy Delete: volumes of {Evidence.Some([.. doomed.Select(each => each.Claim.Name)])}",
            ],
            KubectlCommand.In(
                set.Namespace,
                "patch",
                "statefulset",
                set.Name,
                "-p",
                """{"spec":{"persistentVolumeClaimRetentionPolicy":{"whenScaled":"Retain","whenDeleted":"Retain"}}}"""));
    }
}
