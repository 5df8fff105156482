using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Controller.Plans;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Cluster.Tests.Recordings;

/// <summary>Plans against the real controller: made just before a person's change, they tell the pods that then went and came, and the claims that were left.</summary>
public sealed class PlanRecordingTests
{
    /// <summary>How long kubectl needs, at the least, to tell the API server.</summary>
    private static readonly TimeSpan Telling = TimeSpan.FromSeconds(0.1);

    public static TheoryData<string, int, PlanRequest> Changes => new()
    {
        { "scale-up-then-down", 1, new() { Replicas = 5 } },
        { "scale-up-then-down", 2, new() { Replicas = 2 } },
        { "scale-up-then-down", 3, new() { Replicas = 3 } },
        { "retention-delete-on-scale", 1, new() { Replicas = 1 } },
        { "parallel-create", 1, new() { Replicas = 1 } },
        { "rolling-update", 1, new() { NewTemplate = true } },
        { "min-ready-seconds", 1, new() { NewTemplate = true } },
        { "on-delete", 1, new() { NewTemplate = true } },
        { "partition-canary", 1, new() { NewTemplate = true, Partition = 3 } },
        { "partition-canary", 3, new() { Partition = 0 } },
        { "partition-with-ordinals-start", 1, new() { NewTemplate = true, Partition = 2 } },
        { "partition-beyond-replicas", 1, new() { NewTemplate = true, Partition = 5 } },
        { "scale-down-during-update", 2, new() { Replicas = 2 } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Make_JustBeforeTheChange_TellsWhatTheControllerThenDid(string name, int step, PlanRequest request)
    {
        var recording = Recording.Load(name);
        var (from, until) = (recording.Steps[step].At + Telling, Until(recording, step));
        var replay = new Replay(recording);
        replay.AdvanceTo(from);
        var plan = Make(replay, request);
        replay.AdvanceTo(until);

        var acts = ControllerAct.Of(recording)
            .Where(act => recording.Changes[act.Change].At > from && recording.Changes[act.Change].At <= until)
            .Select(act => (act.Action, act.Ordinal));
        Assert.Equal(acts, plan.Steps.Select(planned => (planned.Action == PlanAction.CreatePod ? ControllerAction.CreatePod : ControllerAction.DeletePod, planned.Ordinal)));
        Assert.True(plan.Completes);
        AssertClaims(plan, replay.Snapshot);
        AssertRevisions(plan, replay.Snapshot);
    }

    [Fact]
    public void Make_BeforeTheSetIsDeleted_TellsThatAllPodsGoAndTheClaimsStay()
    {
        var recording = Recording.Load("set-deleted-claims-left");
        var replay = new Replay(recording);
        replay.AdvanceTo(recording.Steps[1].At);
        var pods = replay.Snapshot.Pods.Select(pod => pod.Name).Order(StringComparer.Ordinal).ToList();
        var plan = Make(replay, new() { DeleteSet = true });
        replay.AdvanceTo(Until(recording, 1));

        Assert.Empty(replay.Snapshot.Pods);
        Assert.Equal(pods, plan.Steps.Select(planned => planned.Pod));
        Assert.Equal(6, plan.Claims.Count);
        AssertClaims(plan, replay.Snapshot);
    }

    /// <summary>Half a minute after its pod began to crash the real rollout still stood there.</summary>
    [Fact]
    public void Make_WhileAPodOfTheNewRevisionCrashes_StopsThere()
    {
        var recording = Recording.Load("stuck-rollout-forced-rollback");
        var replay = new Replay(recording);
        replay.AdvanceToOutcomeOf(1);
        Assert.Equal((PlanAction.Wait, 2), Make(replay, new()).Steps.Select(step => (step.Action, step.Ordinal)).Single());

        replay.AdvanceToOutcomeOf(2);
        Assert.Contains(Make(replay, new()).Warnings, warning => warning.Id == PlanWarningId.ForcedRollback);
    }

    private static TimeSpan Until(Recording recording, int step) => step + 1 < recording.Steps.Count ? recording.Steps[step + 1].At : recording.Changes[^1].At;

    private static Plan Make(Replay replay, PlanRequest request)
    {
        var inspection = SetInspector.Inspect(replay.Snapshot, Assert.Single(replay.Snapshot.Sets), replay.Now);
        return Planner.Make(inspection, request, nodes: null, replay.Now);
    }

    private static void AssertClaims(Plan plan, ClusterSnapshot after)
    {
        var left = plan.Claims.Where(claim => claim.Effect is ClaimEffect.Kept or ClaimEffect.ReAdopted or ClaimEffect.Created or ClaimEffect.Orphaned);
        Assert.Equal(after.Claims.Select(claim => claim.Name).Order(StringComparer.Ordinal), left.Select(claim => claim.Name).Order(StringComparer.Ordinal));
    }

    private static void AssertRevisions(Plan plan, ClusterSnapshot after)
    {
        var set = Assert.Single(after.Sets);
        var updated = after.Pods.Where(pod => pod.Revision == set.Status.UpdateRevision).Select(pod => PodIdentity.OrdinalOf(set.Name, pod.Name)!.Value);
        Assert.Equal(updated.Order(), plan.After.Where(ordinal => ordinal.Updated).Select(ordinal => ordinal.Ordinal));
    }
}
