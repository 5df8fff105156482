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
        var byOrdinal = new PodsByOrdinal(set, pods);
        var hold = new ClaimHold(set, claims);
        var next = new ControllerSync(set, byOrdinal, hold, now, pastWaits: false).Run();
        return next is [{ Action: ControllerAction.Wait }]
            ? new(next, new ControllerSync(set, byOrdinal, hold, now, pastWaits: true).Run())
            : new(next, []);
    }
}
