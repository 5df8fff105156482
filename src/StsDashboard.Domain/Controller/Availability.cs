using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Controller;

/// <summary>
/// Available is ready for at least <c>minReadySeconds</c>, counted from the Ready condition's last transition
/// (<c>IsPodAvailable</c>, pkg/api/v1/pod/util.go).
/// </summary>
public static class Availability
{
    /// <summary>A terminating pod can still be available in this sense; whoever minds asks for that too.</summary>
    public static bool IsAvailable(PodFact pod, int minReadySeconds, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return pod.IsRunningAndReady && (minReadySeconds <= 0 || AvailableAt(pod, minReadySeconds) <= now);
    }

    /// <summary>When a ready pod becomes or became available; null when it is not ready or does not say since when.</summary>
    public static DateTimeOffset? AvailableAt(PodFact pod, int minReadySeconds)
    {
        ArgumentNullException.ThrowIfNull(pod);
        return pod.IsRunningAndReady ? pod.ReadyChangedAt?.Plus(TimeSpan.FromSeconds(Math.Max(0, minReadySeconds))) : null;
    }
}
