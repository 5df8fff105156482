using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Controller;

/// <summary>Whether a claim keeps the controller from creating an ordinal's pod.</summary>
/// <param name="set">The set.</param>
/// <param name="find">The claim of that name in the set's namespace; null when there is none.</param>
internal sealed class ClaimHold(StatefulSetFact set, Func<string, ClaimFact?> find)
{
    /// <summary>The rule that holds the creation up, or null when nothing does.</summary>
    public ControllerRule? On(int ordinal)
    {
        var terminating = false;
        foreach (var template in set.ClaimTemplates)
        {
            if (find(ClaimNames.Of(template.Name, set.Name, ordinal)) is { } claim)
            {
                // PodClaimIsStale, pkg/controller/statefulset/stateful_pod_control.go: claims that outlive a scale-down
                // are meant to be mounted again, so only `whenScaled: Delete` knows stale ones.
                if (set.WhenScaled == "Delete" && BelongsToAnOlderPod(claim, ordinal))
                {
                    return ControllerRule.StaleClaim;
                }
                // createPersistentVolumeClaims, same file: an error for a claim that is being deleted, before the pod's turn.
                terminating |= claim.IsTerminating;
            }
        }
        return terminating ? ControllerRule.ClaimTerminating : null;
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
