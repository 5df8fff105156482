using StsDashboard.Domain.Facts;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.History;

/// <summary>A pod on its way, with the timestamps that the API gives it; seconds count from <see cref="Clock.Now"/>.</summary>
internal static class PodStages
{
    public static PodFact Created(StatefulSetFact set, int ordinal, double at, string uid = "a") =>
        Pods.Ready(set, ordinal).Pending() with { Uid = $"{ordinal}{uid}", CreatedAt = Instant(at) };

    public static PodFact Scheduled(this PodFact pod, double at) => pod with { Node = "node-1", ScheduledAt = Instant(at), IsBeingPrepared = true };

    public static PodFact Prepared(this PodFact pod, double at) => pod with { IsBeingPrepared = false, PreparedAt = Instant(at) };

    public static PodFact Runs(this PodFact pod, double at) =>
        pod with { Phase = "Running", ContainersStartedAt = Instant(at), Ips = [$"10.0.0.{pod.Uid[0]}"] };

    public static PodFact IsReady(this PodFact pod, double at) => pod with { IsReady = true, ReadyChangedAt = Instant(at) };

    public static PodFact LostReadiness(this PodFact pod, double at) => pod with { IsReady = false, ReadyChangedAt = Instant(at) };

    public static PodFact Deleted(this PodFact pod, double at) =>
        pod with { DeletionTimestamp = Instant(at + 30), DeletionRequestedAt = Instant(at) };

    /// <summary>Created, scheduled, prepared and running within the second, ready a second later.</summary>
    public static PodFact Up(StatefulSetFact set, int ordinal, double at, string uid = "a") =>
        Created(set, ordinal, at, uid).Scheduled(at).Prepared(at).Runs(at).IsReady(at + 1);

    private static DateTimeOffset Instant(double seconds) => Clock.Now.AddSeconds(seconds);
}
