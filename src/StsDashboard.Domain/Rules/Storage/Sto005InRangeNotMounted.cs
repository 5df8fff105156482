using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.Rules.Storage;

internal sealed class Sto005InRangeNotMounted() : Rule(
    RuleId,
    "Claim in range not mounted",
    Severity.Warning,
    "The claim belongs to an ordinal in range, and no pod mounts it. When the ordinal's pod runs without it, the pod was made from a template that did not have the claim, so what it writes does not go there. When the pod is not created yet, it mounts the claim, with its old data, once it is.",
    "Compare the pod's volumes with the set's templates; a pod that is deleted comes back with the claims of the present templates.")
{
    public const string RuleId = "STO005";

    public override IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var (slot, claim) in subject.Claims)
        {
            if (slot.InRange && claim is { Orphan: OrphanClass.Unmounted, Claim: { } unmounted } && StaysUnmounted(subject, slot.Pod))
            {
                yield return slot.Pod is { } pod
                    ? Found(
                        subject,
                        ObjectReference.To(unmounted),
                        $"{pod.Name} does not mount its claim {claim.Name}",
                        [$"{pod.Name} mounts {(pod.ClaimNames.IsEmpty ? "no claim" : Evidence.Some([.. pod.ClaimNames]))}", .. LeftoverClaim.Evidence(unmounted, claim.Volume)],
                        KubectlCommand.DeletePod(pod.Key),
                        slot.Ordinal)
                    : Found(
                        subject,
                        ObjectReference.To(unmounted),
                        $"Claim {claim.Name} waits for its pod, which is not created yet",
                        [$"the controller waits for ordinal {subject.Awaited?.Ordinal}", .. LeftoverClaim.Evidence(unmounted, claim.Volume)],
                        ordinal: slot.Ordinal,
                        severity: Severity.Info,
                        advice: "The pod mounts the claim, with the data it holds, once the controller creates it.");
            }
        }
    }

    /// <summary>A pod that is about to be created or replaced mounts the claim by itself.</summary>
    private static bool StaysUnmounted(RuleSubject subject, PodFact? pod) =>
        pod is null ? subject.Awaited is not null : pod is { IsTerminating: false, IsFinished: false };
}
