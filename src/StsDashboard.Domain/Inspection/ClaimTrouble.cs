using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>What is the matter with a claim itself, apart from whether it is needed: leaving, lost, pending, resizing.</summary>
internal static class ClaimTrouble
{
    /// <returns>One sentence, or null when the claim is bound and in order.</returns>
    public static string? Of(ClusterSnapshot snapshot, ClaimFact claim, PodFact? pod, ValueList<string> mountedBy) => claim switch
    {
        // pkg/controller/volume/pvcprotection keeps the finalizer until no pod uses the claim.
        { IsTerminating: true } => mountedBy.IsEmpty
            ? "It is being deleted."
            : $"It is being deleted; kubernetes.io/pvc-protection holds it until {string.Join(", ", (IEnumerable<string>)mountedBy)} is gone.",
        { Phase: "Lost" } => $"Lost: its volume {claim.VolumeName} no longer exists.",
        { Phase: "Pending" } => PendingClaim.Of(snapshot, claim, pod).Text,
        { Phase: "Bound" } => ClaimResize.Of(snapshot, claim)?.Text,
        _ => $"Its phase is {claim.Phase}.",
    };
}
