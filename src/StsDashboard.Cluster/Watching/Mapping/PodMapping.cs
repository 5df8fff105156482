using StsDashboard.Cluster.Watching.Wire;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Watching.Mapping;

internal static class PodMapping
{
    /// <summary>
    /// Pods of StatefulSets are kept whole, and pods that nobody controls (a set deleted with <c>--cascade=orphan</c>
    /// leaves them behind, and a new set adopts them by their labels). Of any other pod only the claims it mounts matter;
    /// without one it is not kept.
    /// </summary>
    public static PodFact? ToFact(PodWire pod)
    {
        var controller = pod.Controller();
        var claims = ClaimNames(pod);
        if (controller is null || (controller.Kind == "StatefulSet" && controller.ApiVersion.StartsWith("apps/", StringComparison.Ordinal)))
        {
            return Whole(pod, controller, claims);
        }
        return claims.IsEmpty ? null : new PodFact
        {
            Key = pod.Key(),
            Uid = pod.Uid(),
            CreatedAt = pod.CreatedAt(),
            DeletionTimestamp = pod.Metadata.DeletionTimestamp,
            Controller = controller.ToOwner(),
            Phase = pod.Status.Phase ?? "Pending",
            ClaimNames = claims,
        };
    }

    private static PodFact Whole(PodWire pod, OwnerWire? controller, ValueList<string> claims)
    {
        var ready = pod.Status.Conditions.Find("Ready");
        var scheduled = pod.Status.Conditions.Find("PodScheduled");
        var prepared = pod.Status.Conditions.Find("PodReadyToStartContainers");
        var reason = PodReason.Of(pod);
        return new PodFact
        {
            Key = pod.Key(),
            Uid = pod.Uid(),
            CreatedAt = pod.CreatedAt(),
            DeletionTimestamp = pod.Metadata.DeletionTimestamp,
            Labels = pod.Labels(),
            Controller = controller?.ToOwner(),
            Phase = pod.Status.Phase ?? "Pending",
            IsReady = ready.IsTrue(),
            ReadyChangedAt = ready?.LastTransitionTime,
            ScheduledAt = scheduled.IsTrue() ? scheduled!.LastTransitionTime : null,
            StartedAt = pod.Status.StartTime,
            IsBeingPrepared = prepared is { Status: "False" },
            PreparedAt = prepared.IsTrue() ? prepared!.LastTransitionTime : null,
            ContainersStartedAt = ContainersStartedAt(pod.Status),
            DeletionRequestedAt = DeletionRequestedAt(pod.Metadata),
            Revision = pod.Labels().Find("controller-revision-hash") ?? "",
            Node = pod.Spec.NodeName ?? "",
            Hostname = pod.Spec.Hostname ?? "",
            Subdomain = pod.Spec.Subdomain ?? "",
            Ips = Ips(pod.Status),
            ClaimNames = claims,
            Restarts = ContainerStatuses(pod).Sum(status => status.RestartCount),
            Reason = reason.Reason,
            Message = reason.Message,
            ReasonContainer = reason.Container,
            ReasonSince = reason.Since,
            LastExit = LastExit(pod),
            Finalizers = pod.Metadata.Finalizers.ToList(),
        };
    }

    private static IEnumerable<ContainerStatusWire> ContainerStatuses(PodWire pod) =>
        (pod.Status.ContainerStatuses ?? []).Concat(pod.Status.InitContainerStatuses ?? []);

    /// <summary>A deletion's timestamp is when the grace period will be over (<c>BeforeDelete</c>, staging/src/k8s.io/apiserver/pkg/registry/rest/delete.go).</summary>
    private static DateTimeOffset? DeletionRequestedAt(MetadataWire metadata)
    {
        var grace = Math.Max(0, metadata.DeletionGracePeriodSeconds ?? 0);
        return metadata.DeletionTimestamp is { } at && (at - DateTimeOffset.MinValue).TotalSeconds >= grace ? at.AddSeconds(-grace) : metadata.DeletionTimestamp;
    }

    private static DateTimeOffset? ContainersStartedAt(PodStatusWire status) =>
        status.ContainerStatuses is { Length: > 0 } all && Array.TrueForAll(all, container => container.State?.Running is not null)
            ? all.Max(container => container.State!.Running!.StartedAt)
            : null;

    /// <summary>The present state of an init container is left out: most have ended because their work is done.</summary>
    private static ContainerExit? LastExit(PodWire pod) =>
        ContainerStatuses(pod).Select(status => (status.Name, Exit: status.LastState?.Terminated))
            .Concat((pod.Status.ContainerStatuses ?? []).Select(status => (status.Name, Exit: status.State?.Terminated)))
            .Where(candidate => candidate.Exit is not null)
            .OrderByDescending(candidate => candidate.Exit!.FinishedAt)
            .Select(candidate => new ContainerExit(candidate.Name, candidate.Exit!.Reason ?? "", candidate.Exit.ExitCode, candidate.Exit.FinishedAt))
            .FirstOrDefault();

    private static ValueList<string> Ips(PodStatusWire status) =>
        status.PodIps is { Length: > 0 } ips ? ips.Select(ip => ip.Ip).ToValueList()
        : string.IsNullOrEmpty(status.PodIp) ? []
        : [status.PodIp];

    private static ValueList<string> ClaimNames(PodWire pod)
    {
        List<string>? names = null;
        foreach (var volume in pod.Spec.Volumes ?? [])
        {
            if (volume.PersistentVolumeClaim is { } claim)
            {
                (names ??= []).Add(claim.ClaimName);
            }
            else if (volume.Ephemeral is not null)
            {
                // The claim of a generic ephemeral volume (k8s.io/component-helpers/storage/ephemeral, VolumeClaimName).
                (names ??= []).Add($"{pod.Metadata.Name}-{volume.Name}");
            }
        }
        return names is null ? [] : names.ToValueList();
    }
}
