using StsDashboard.Cluster.Watching.Wire;

namespace StsDashboard.Cluster.Watching.Mapping;

/// <summary>
/// Why a pod is not ready, as <c>kubectl get pods</c> puts it (<c>printPod</c> in
/// pkg/printers/internalversion/printers.go), so that people find the word they know. Three differences: nothing is said
/// when the API says nothing (kubectl repeats the phase), an unscheduled pod says why, and a container that waits for
/// init containers of which nothing is reported yet names the first of them.
/// </summary>
internal readonly record struct PodReason(string Reason, string Message, string Container, DateTimeOffset? Since = null)
{
    private static readonly PodReason None = new("", "", "");

    public static PodReason Of(PodWire pod)
    {
        var status = pod.Status;
        if (status.Conditions.Find("Ready").IsTrue())
        {
            return None;
        }
        var reason = OfPod(status);
        var initializing = OfInitContainers(pod);
        if (initializing is { } init)
        {
            reason = init;
        }
        if (initializing is null || status.Conditions.Find("Initialized").IsTrue())
        {
            reason = OfContainers(status) ?? reason;
        }
        return reason.Reason == "PodInitializing" && status.InitContainerStatuses is null or [] && pod.Spec.InitContainers is [var first, ..] all
            ? new($"Init:0/{all.Length}", "", first.Name)
            : reason;
    }

    private static PodReason OfPod(PodStatusWire status) =>
        !string.IsNullOrEmpty(status.Reason) ? new(status.Reason, status.Message ?? "", "")
        : status.Conditions.Find("PodScheduled") is { Status: "False", Reason: { } reason } condition ? new(reason, condition.Message ?? "", "", condition.LastTransitionTime)
        : None;

    /// <summary>The first init container that has not done its work; null when all have.</summary>
    private static PodReason? OfInitContainers(PodWire pod)
    {
        var statuses = pod.Status.InitContainerStatuses ?? [];
        var containers = pod.Spec.InitContainers ?? [];
        for (var i = 0; i < statuses.Length; i++)
        {
            var status = statuses[i];
            var isSidecar = Array.Exists(containers, container => container.Name == status.Name && container.RestartPolicy == "Always");
            if (status.State?.Terminated is { ExitCode: 0 } || (isSidecar && status.Started == true))
            {
                continue;
            }
            return status.State switch
            {
                { Terminated: { } terminated } => new($"Init:{Of(terminated)}", terminated.Message ?? "", status.Name, terminated.FinishedAt),
                { Waiting: { Reason: { Length: > 0 } and not "PodInitializing" } waiting } =>
                    new($"Init:{waiting.Reason}", waiting.Message ?? "", status.Name),
                _ => new($"Init:{i}/{containers.Length}", "", status.Name, status.State?.Running?.StartedAt),
            };
        }
        return null;
    }

    /// <summary>The first container with something to say, which printPod finds by going backwards and letting the last win.</summary>
    private static PodReason? OfContainers(PodStatusWire status)
    {
        var statuses = status.ContainerStatuses ?? [];
        var said = statuses.Select(OfContainer).FirstOrDefault(reason => reason is not null);
        // A finished container beside one that still runs is no reason.
        var someRuns = Array.Exists(statuses, container => container is { Ready: true, State.Running: not null });
        return said is { Reason: "Completed" } && someRuns ? null : said;
    }

    private static PodReason? OfContainer(ContainerStatusWire status) => status.State switch
    {
        { Waiting: { Reason.Length: > 0 } waiting } => new(waiting.Reason, waiting.Message ?? "", status.Name),
        { Terminated: { } terminated } => new(Of(terminated), terminated.Message ?? "", status.Name, terminated.FinishedAt),
        _ => null,
    };

    private static string Of(ContainerTerminatedWire terminated) =>
        !string.IsNullOrEmpty(terminated.Reason) ? terminated.Reason
        : terminated.Signal != 0 ? $"Signal:{terminated.Signal}"
        : $"ExitCode:{terminated.ExitCode}";
}
