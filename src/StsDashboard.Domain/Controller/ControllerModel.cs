using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Controller;

/// <summary>
/// What the StatefulSet controller does next, as <c>updateStatefulSet</c> decides it
/// (pkg/controller/statefulset/stateful_set_control.go, Kubernetes 1.28 to 1.36).
/// </summary>
public static class ControllerModel
{
    /// <param name="set">The set.</param>
    /// <param name="pods">The pods the set controls, in any order.</param>
    /// <param name="claims">The claims of the set's namespace that carry its claim names.</param>
    /// <param name="now">The time, which decides availability under <c>minReadySeconds</c>.</param>
    public static ControllerOutlook Next(StatefulSetFact set, IEnumerable<PodFact> pods, IEnumerable<ClaimFact> claims, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(pods);
        ArgumentNullException.ThrowIfNull(claims);
        throw new NotSupportedException($"{set.Key} {now}");
    }
}
