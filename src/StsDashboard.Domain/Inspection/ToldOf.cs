using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Looks up what events tell of an object.</summary>
internal static class ToldOf
{
    /// <summary>
    /// The steps of starting a pod's containers after it has a node (pkg/kubelet/events/event.go,
    /// pkg/controller/volume/attachdetach): the newest word tells how far it is.
    /// </summary>
    private static readonly HashSet<string> StartSteps =
    [
        "FailedMount", "FailedAttachVolume", "FailedMapVolume", "FailedCreatePodSandBox", "FailedCreatePodContainer",
        "SuccessfulAttachVolume", "Pulling", "Pulled", "Created", "Started",
    ];

    /// <summary>Newest first; none when nobody asked.</summary>
    public static ValueList<EventFact> Events(ClusterSnapshot snapshot, Fact about) =>
        snapshot.Events.GetValueOrDefault(ReasonsWanted.SubjectOf(about))?.Events ?? [];

    /// <summary>Null unless events were asked for and may not or could not be read.</summary>
    public static string? WhyUnknown(ClusterSnapshot snapshot, Fact about) => snapshot.Events.GetValueOrDefault(ReasonsWanted.SubjectOf(about)) switch
    {
        { State: EventsState.Forbidden } => "the reason needs permission to read events",
        { State: EventsState.Unreachable } => "its events cannot be read",
        _ => null,
    };

    /// <summary>What keeps the containers of a pod that has a node from being made; null when nothing does, or the kubelet got beyond it.</summary>
    public static EventFact? StartFailure(ClusterSnapshot snapshot, PodFact pod)
    {
        foreach (var told in Events(snapshot, pod))
        {
            if (StartSteps.Contains(told.Reason))
            {
                return told.Reason.StartsWith("Failed", StringComparison.Ordinal) ? told : null;
            }
        }
        return null;
    }

    /// <summary>Why the kubelet calls a running container not ready.</summary>
    public static EventFact? FailedProbe(ClusterSnapshot snapshot, PodFact pod, DateTimeOffset notBefore) =>
        Find(snapshot, pod, notBefore, told => told.Reason == "Unhealthy");

    /// <summary>What the registry said; the pod itself often says only that the kubelet backs off.</summary>
    public static EventFact? FailedPull(ClusterSnapshot snapshot, PodFact pod) =>
        Find(snapshot, pod, pod.CreatedAt, told => told.Reason == "Failed" && told.Message.StartsWith("Failed to pull image", StringComparison.Ordinal));

    public static EventFact? FailedScheduling(ClusterSnapshot snapshot, PodFact pod) =>
        Find(snapshot, pod, pod.CreatedAt, told => told.Reason == "FailedScheduling");

    /// <summary>The newest event that is meant and no older than the wait that it is to explain.</summary>
    public static EventFact? Find(ClusterSnapshot snapshot, Fact about, DateTimeOffset notBefore, Func<EventFact, bool> isMeant)
    {
        foreach (var told in Events(snapshot, about))
        {
            if (told.LastAt >= notBefore && isMeant(told))
            {
                return told;
            }
        }
        return null;
    }
}
