using System.Collections.Immutable;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Scenarios;

/// <summary>
/// What goes on in the showcase: something every few seconds, one set at a time, and never in <c>data/postgres</c>,
/// which people try commands on.
/// </summary>
internal static class ShowcaseHappenings
{
    public static ImmutableArray<Happening> All { get; } =
    [
        new("elastic-1 loses its readiness", Seconds(8), Seconds(60), (edits, _) => edits.Steer("data", "elastic-1", "ready", "false")),
        new("elastic-1 is ready again", Seconds(26), Seconds(60), (edits, _) => edits.Steer("data", "elastic-1", "ready", null)),
        new("gateway-cache rolls", Seconds(3), Seconds(240), (edits, _) => RestartWhenComplete(edits, "edge", "gateway-cache")),
        new("kafka restarts", Seconds(40), Seconds(180), (edits, _) => RestartWhenComplete(edits, "messaging", "kafka")),
        new("session-store restarts", Seconds(90), Seconds(180), (edits, _) => RestartWhenComplete(edits, "edge", "session-store")),
        new("a session-store pod is deleted", Seconds(20), Seconds(45), (edits, times) => edits.Delete(ResourceTypes.Pods, "edge", $"session-store-{times % 3}")),
    ];

    /// <summary>A rollout that still runs is left to finish.</summary>
    private static void RestartWhenComplete(ClusterEdits edits, string ns, string set)
    {
        var status = edits.Objects.Get(ResourceTypes.StatefulSets, ns, set).At("status");
        if (status.Text("currentRevision") == status.Text("updateRevision"))
            edits.Restart(ns, set);
    }

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
