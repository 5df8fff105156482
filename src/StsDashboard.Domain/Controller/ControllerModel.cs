using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Controller;

/// <summary>
/// What the StatefulSet controller does next, as <c>updateStatefulSet</c> decides it
/// (pkg/controller/statefulset/stateful_set_control.go, Kubernetes 1.28 to 1.36). Costs O(pods + replicas).
/// </summary>
/// <remarks>
/// The revisions are taken from the set's status; a caller who knows better puts the right ones there. Without an
/// update revision no pod counts as outdated.
/// </remarks>
public static class ControllerModel
{
    /// <param name="set">The set.</param>
    /// <param name="pods">The pods the set controls, in any order; those whose names are not the set's are ignored.</param>
    /// <param name="claims">The claims of the set's namespace that carry its claim names.</param>
    /// <param name="now">The time, which decides availability under <c>minReadySeconds</c>.</param>
    public static ControllerOutlook Next(StatefulSetFact set, IEnumerable<PodFact> pods, IEnumerable<ClaimFact> claims, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(pods);
        ArgumentNullException.ThrowIfNull(claims);
        var byName = claims.Where(claim => claim.Namespace == set.Namespace).ToLookup(claim => claim.Name);
        return Next(set, new PodsByOrdinal(set, pods), name => byName[name].FirstOrDefault(), now);
    }

    /// <param name="set">The set.</param>
    /// <param name="pods">Its pods.</param>
    /// <param name="findClaim">The claim of that name in the set's namespace; null when there is none.</param>
    /// <param name="now">The time.</param>
    internal static ControllerOutlook Next(StatefulSetFact set, PodsByOrdinal pods, Func<string, ClaimFact?> findClaim, DateTimeOffset now)
    {
        var hold = new ClaimHold(set, findClaim);
        var next = new ControllerSync(set, pods, hold, now, pastWaits: false).Run();
        return next is [{ Action: ControllerAction.Wait }]
            ? new(next, new ControllerSync(set, pods, hold, now, pastWaits: true).Run())
            : new(next, []);
    }
}
