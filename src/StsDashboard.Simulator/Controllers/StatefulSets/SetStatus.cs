using System.Text.Json.Nodes;
using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers.StatefulSets;

/// <summary>A set's status, counted from its pods (<c>updateStatus</c> and <c>completeRollingUpdate</c>).</summary>
internal static class SetStatus
{
    public static JsonObject Count(JsonObject set, StatefulSetFact fact, IReadOnlyCollection<PodFact> pods, DateTimeOffset now)
    {
        var ready = pods.Count(pod => pod.IsRunningAndReady);
        var available = pods.Count(pod => Availability.IsAvailable(pod, fact.MinReadySeconds, now));
        var current = Living(pods, fact.Status.CurrentRevision);
        var updated = Living(pods, fact.Status.UpdateRevision);
        var currentRevision = fact.Status.CurrentRevision;
        if (fact.UpdateStrategy == "RollingUpdate" && updated == fact.Replicas && ready == fact.Replicas && pods.Count == fact.Replicas)
            (current, currentRevision) = (updated, fact.Status.UpdateRevision);
        var status = new JsonObject { ["observedGeneration"] = fact.Generation, ["replicas"] = pods.Count };
        // Counts of 0 are omitted by the API (omitempty), except these two.
        AddUnlessZero(status, "readyReplicas", ready);
        AddUnlessZero(status, "currentReplicas", current);
        AddUnlessZero(status, "updatedReplicas", updated);
        status["currentRevision"] = currentRevision;
        status["updateRevision"] = fact.Status.UpdateRevision;
        status["collisionCount"] = set.Number("status", "collisionCount") ?? 0;
        status["availableReplicas"] = available;
        return status;
    }

    private static int Living(IEnumerable<PodFact> pods, string revision) => pods.Count(pod => !pod.IsTerminating && pod.Revision == revision);

    private static void AddUnlessZero(JsonObject status, string field, int count)
    {
        if (count > 0)
            status[field] = count;
    }
}
