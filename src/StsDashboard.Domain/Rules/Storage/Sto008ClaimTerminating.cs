using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Storage;

internal sealed class Sto008ClaimTerminating() : Rule(
    RuleId,
    "Claim being deleted under its pod",
    Severity.Error,
    "Somebody deleted the claim while a pod mounts it. The finalizer kubernetes.io/pvc-protection holds it until the pod goes; then the claim, and with reclaim policy Delete its data, is gone. A deletion cannot be taken back.",
    "Save the data before the pod restarts: set the volume's reclaim policy to Retain, or copy it. When the data is to go, delete the pod: the set makes a new claim.")
{
    public const string RuleId = "STO008";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        if (subject.Set.IsTerminating)
        {
            yield break;
        }
        foreach (var used in subject.UsedClaims)
        {
            if (used.Claim.DeletionTimestamp is { } deletedAt && IsHeld(subject, used))
            {
                yield return Found(
                    subject,
                    ObjectReference.To(used.Claim),
                    $"Claim {used.Claim.Name} is being deleted and goes with the next restart of {Evidence.Some([.. used.MountedBy])}",
                    [
                        $"deleted {Evidence.At(deletedAt)}",
                        .. subject.Snapshot.Volumes.Find("", used.Claim.VolumeName) is { } volume ? [$"volume {volume.Name}, reclaim policy {volume.ReclaimPolicy}"] : Array.Empty<string>(),
                    ],
                    used.Claim.VolumeName.Length == 0
                        ? ""
                        : KubectlCommand.In("", "patch", "pv", used.Claim.VolumeName, "-p", """{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}"""),
                    used.Ordinal);
            }
        }
    }

    /// <summary>Deleting claim and pod together is how a claim is replaced on purpose.</summary>
    private static bool IsHeld(RuleSubject subject, UsedClaim used) =>
        used.MountedBy.Any(pod => subject.Snapshot.Pods.Find(used.Claim.Namespace, pod) is { IsTerminating: false });
}
