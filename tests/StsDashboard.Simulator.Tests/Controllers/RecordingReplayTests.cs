using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Tests.Controllers;

/// <summary>The recorded commands, done to the simulated cluster, have the effects that they had on the real one.</summary>
public sealed class RecordingReplayTests
{
    [Theory]
    [InlineData("ordered-create")]
    [InlineData("parallel-create")]
    [InlineData("rolling-update")]
    [InlineData("partition-canary")]
    [InlineData("partition-with-ordinals-start")]
    [InlineData("partition-beyond-replicas")]
    [InlineData("on-delete")]
    [InlineData("stuck-rollout-forced-rollback")]
    [InlineData("scale-up-then-down")]
    [InlineData("scale-down-during-update")]
    [InlineData("retention-delete-on-scale")]
    [InlineData("failed-pod-is-replaced")]
    [InlineData("set-orphan-delete-and-adopt")]
    [InlineData("set-deleted-claims-left")]
    [InlineData("claim-deleted-under-pod")]
    [InlineData("min-ready-seconds")]
    [InlineData("pod-restart-new-ip")]
    [InlineData("blocked-first-pod")]
    [InlineData("readiness-lost")]
    [InlineData("init-container-blocks")]
    [InlineData("unschedulable")]
    [InlineData("pending-on-scale-up")]
    [InlineData("missing-storage-class")]
    [InlineData("overlapping-names")]
    public async Task Replay_OfRecordedCommands_MovesPodsAsTheRealController(string name)
    {
        var recording = Recording.Load(name);
        Assert.NotEmpty(recording.Pods);
        await using var cluster = new SteppedCluster();

        foreach (var step in recording.Steps)
        {
            cluster.MoveTo(step.At);
            RecordedKubectl.Run(cluster.World, step);
        }

        cluster.World.Wait(TimeSpan.FromSeconds(30));

        var trace = PodTrace.Of(cluster.Objects);
        if (recording.Unordered)
            Assert.Equal(PodTrace.SortedInRuns(recording.Pods), PodTrace.SortedInRuns(trace));
        else
            Assert.Equal(recording.Pods, trace);
        Assert.Equal(recording.Claims, cluster.Objects.List(ResourceTypes.PersistentVolumeClaims).Select(claim => claim.Text("metadata", "name")));
        AssertStatus(recording, cluster.Objects);
    }

    private static void AssertStatus(Recording recording, ObjectStore objects)
    {
        if (recording.Status.Count == 0)
        {
            Assert.Empty(objects.List(ResourceTypes.StatefulSets));
            return;
        }

        var set = Assert.Single(objects.List(ResourceTypes.StatefulSets));
        var complete = set.Text("status", "currentRevision") == set.Text("status", "updateRevision");
        var status = recording.Status.Keys.ToDictionary(key => key, key => key == "complete" ? (complete ? "true" : "false") : $"{set.Number("status", key) ?? 0}");
        Assert.Equal(recording.Status, status);
    }
}
