using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Domain.History;

/// <summary>Which phase a pod is in, and what its own timestamps say about those before.</summary>
internal static class PodPhases
{
    /// <summary>What the scheduler says while a claim of the pod's has no volume (<c>ErrReasonUnboundImmediatePVC</c>, pkg/scheduler/framework/plugins/volumebinding).</summary>
    private const string UnboundClaims = "unbound immediate PersistentVolumeClaims";

    /// <param name="slot">The slot, whose pod it is about.</param>
    /// <param name="pod">The slot's pod.</param>
    /// <param name="last">The phase it was in before.</param>
    public static PhaseKind Now(Slot slot, PodFact pod, PhaseKind last) => pod switch
    {
        { IsTerminating: true } => PhaseKind.Deleting,
        { IsRunningAndReady: true } => NameResolves(slot.Name, last) ? PhaseKind.NameResolves : PhaseKind.Ready,
        { Phase: not ("Pending" or "") } => PhaseKind.NotReady,
        { Node: "", ScheduledAt: null } => pod.Message.Contains(UnboundClaims, StringComparison.Ordinal) ? PhaseKind.WaitingForVolumes : PhaseKind.Unscheduled,
        { IsBeingPrepared: true } => PhaseKind.WaitingForVolumes,
        _ => PhaseKind.Starting,
    };

    /// <summary>
    /// What the pod's conditions and containers tell of the way to where it is, in order. The kubelet mounts the volumes
    /// before it makes the sandbox, whose making is a condition since Kubernetes 1.29 (<c>SyncPod</c>, pkg/kubelet/kubelet.go).
    /// </summary>
    public static IEnumerable<PhaseStart> Milestones(PodFact pod)
    {
        if (pod.ScheduledAt is { } scheduledAt)
        {
            yield return new(pod.IsBeingPrepared || pod.PreparedAt is not null ? PhaseKind.WaitingForVolumes : PhaseKind.Starting, scheduledAt, exact: true);
        }
        if (pod.PreparedAt is { } preparedAt)
        {
            yield return new(PhaseKind.Starting, preparedAt, exact: true);
        }
        if (pod is { Restarts: 0, ContainersStartedAt: { } startedAt })
        {
            yield return new(PhaseKind.NotReady, startedAt, exact: true);
        }
        if (pod is { IsReady: true, ReadyChangedAt: { } readyAt })
        {
            yield return new(PhaseKind.Ready, readyAt, exact: true);
        }
    }

    /// <summary>When the phase that the pod is in now began, by its own word; null when it does not say.</summary>
    /// <param name="wasUp">Its containers have run before, so readiness is not gained for the first time.</param>
    public static DateTimeOffset? Since(PhaseKind kind, PodFact pod, PhaseKind last, bool wasUp) => kind switch
    {
        PhaseKind.WaitingForVolumes => pod.ScheduledAt,
        PhaseKind.Starting => pod.PreparedAt ?? pod.ScheduledAt,
        PhaseKind.NotReady when !wasUp && pod.Restarts == 0 => pod.ContainersStartedAt,
        PhaseKind.NotReady => pod.IsReady ? null : pod.ReadyChangedAt,
        // Coming from a name that resolves, it is the name that was lost, and of that the pod knows nothing.
        PhaseKind.Ready => last == PhaseKind.NameResolves ? null : pod.ReadyChangedAt,
        PhaseKind.Deleting => pod.DeletionRequestedAt,
        _ => null,
    };

    /// <summary>When every server had answered rightly: the newest of the questions that were answered so.</summary>
    public static DateTimeOffset ResolvedAt(NameComparison name, DateTimeOffset now)
    {
        var asked = name.Answers.Count == 0 ? now : name.Answers.Max(answer => answer.AskedAt);
        return asked < now ? asked : now;
    }

    /// <summary>A server that does not answer says nothing about the name.</summary>
    private static bool NameResolves(NameComparison name, PhaseKind last) => name.Result switch
    {
        NameResult.Resolves => true,
        NameResult.Missing or NameResult.Stale or NameResult.Wrong => false,
        _ => last == PhaseKind.NameResolves,
    };
}
