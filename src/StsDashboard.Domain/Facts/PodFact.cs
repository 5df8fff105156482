namespace StsDashboard.Domain.Facts;

/// <summary>
/// A pod. Pods of other workloads keep only key, phase and <see cref="ClaimNames"/>: a backup Job may hold a leftover claim.
/// </summary>
public sealed record PodFact : Fact
{
    public LabelSet Labels { get; init; } = LabelSet.Empty;

    /// <summary>The controlling owner, or null for a pod that nobody controls (after <c>--cascade=orphan</c>, for instance).</summary>
    public OwnerReference? Controller { get; init; }

    /// <summary><c>Pending</c>, <c>Running</c>, <c>Succeeded</c>, <c>Failed</c>, <c>Unknown</c>.</summary>
    public string Phase { get; init; } = "Pending";

    /// <summary>The Ready condition is True.</summary>
    public bool IsReady { get; init; }

    /// <summary>Last transition of the Ready condition, whichever way; null before the kubelet wrote one.</summary>
    public DateTimeOffset? ReadyChangedAt { get; init; }

    /// <summary>When the scheduler bound the pod to a node (PodScheduled condition).</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary><c>status.startTime</c>: when the kubelet took the pod on.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Volumes, sandbox or network are being set up on the node (condition PodReadyToStartContainers is False, Kubernetes 1.29+).</summary>
    public bool IsBeingPrepared { get; init; }

    /// <summary>When volumes, sandbox and network were there (condition PodReadyToStartContainers); null when not yet, or before Kubernetes 1.29.</summary>
    public DateTimeOffset? PreparedAt { get; init; }

    /// <summary>When the last container started that runs now; null until all of them run.</summary>
    public DateTimeOffset? ContainersStartedAt { get; init; }

    /// <summary>When the deletion was asked for: <c>metadata.deletionTimestamp</c> less the grace period in it. Null while it is not.</summary>
    public DateTimeOffset? DeletionRequestedAt { get; init; }

    /// <summary>Label <c>controller-revision-hash</c>: the name of the ControllerRevision the pod was made from.</summary>
    public string Revision { get; init; } = "";

    public string Node { get; init; } = "";

    /// <summary><c>spec.hostname</c> and <c>spec.subdomain</c>, set at creation and never changed.</summary>
    public string Hostname { get; init; } = "";

    public string Subdomain { get; init; } = "";

    /// <summary>All addresses, one per family.</summary>
    public ValueList<string> Ips { get; init; }

    /// <summary>Claims that the pod's volumes mount, in volume order.</summary>
    public ValueList<string> ClaimNames { get; init; }

    /// <summary>Restarts of all containers together.</summary>
    public int Restarts { get; init; }

    /// <summary>
    /// Why the pod is not ready, in the API's own word: a container's waiting or terminated reason
    /// (<c>CrashLoopBackOff</c>, <c>ImagePullBackOff</c>), <c>Unschedulable</c>, <c>Evicted</c>; empty when nothing is said.
    /// </summary>
    public string Reason { get; init; } = "";

    /// <summary>The message that goes with <see cref="Reason"/>.</summary>
    public string Message { get; init; } = "";

    /// <summary>The container that <see cref="Reason"/> is about; empty when it is about the pod.</summary>
    public string ReasonContainer { get; init; } = "";

    /// <summary>Since when <see cref="Reason"/> holds; null when the API does not say, as for a waiting container.</summary>
    public DateTimeOffset? ReasonSince { get; init; }

    /// <summary>How the container that ended last ended; null while none has.</summary>
    public ContainerExit? LastExit { get; init; }

    /// <summary><c>metadata.finalizers</c>: whose word a terminating pod waits for.</summary>
    public ValueList<string> Finalizers { get; init; }

    /// <summary>Succeeded or Failed: the pod will never run again and mounts nothing any more.</summary>
    public bool IsFinished => Phase is "Succeeded" or "Failed";

    /// <summary>Running and Ready, as the StatefulSet controller's <c>isRunningAndReady</c>; a terminating pod may still be.</summary>
    public bool IsRunningAndReady => Phase == "Running" && IsReady;
}
