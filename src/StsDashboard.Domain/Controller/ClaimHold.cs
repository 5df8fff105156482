using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Controller;

/// <summary>Whether a claim keeps the controller from creating an ordinal's pod.</summary>
/// <param name="set">The set.</param>
/// <param name="find">The claim of that name in the set's namespace; null when there is none.</param>
internal sealed class ClaimHold(StatefulSetFact set, Func<string, ClaimFact?> find)
{
    /// <summary>The rule that holds up the creation of an ordinal's pod, or null when nothing does.</summary>
    public ControllerRule? On(int ordinal) =>
        // PodClaimIsStale, pkg/controller/statefulset/stateful_pod_control.go: claims that outlive a scale-down are meant to
        // be mounted again, so only `whenScaled: Delete` knows stale ones. It is asked before the claims are created.
        set.WhenScaled == "Delete" && Claims(ordinal).Any(claim => BelongsToAnOlderPod(claim, ordinal)) ? ControllerRule.StaleClaim
        : ByTermination(ordinal) ? ControllerRule.ClaimTerminating
        : null;

    /// <summary>A claim of the ordinal is being deleted, for which <c>createPersistentVolumeClaims</c> (same file) gives an error.</summary>
    public bool ByTermination(int ordinal) => Claims(ordinal).Any(claim => claim.IsTerminating);

    private IEnumerable<ClaimFact> Claims(int ordinal)
    {
        foreach (var template in set.ClaimTemplates.AsEnumerable())
        {
            if (find(ClaimNames.Of(template.Name, set.Name, ordinal)) is { } claim)
            {
                yield return claim;
            }
        }
    }

    /// <summary>The ordinal has no pod, so any owner of its pod's name is one that went before.</summary>
    private bool BelongsToAnOlderPod(ClaimFact claim, int ordinal)
    {
        var pod = PodIdentity.Name(set.Name, ordinal);
        foreach (var owner in claim.Owners)
        {
            if (owner.Kind == "Pod" && owner.Name == pod)
            {
                return true;
            }
        }
        return false;
    }
}
