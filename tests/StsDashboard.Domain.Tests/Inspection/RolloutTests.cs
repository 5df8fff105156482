using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Inspection;

public sealed class RolloutTests
{
    private static readonly StatefulSetFact Updating = Sets.Web(4).Updating();

    private static PodFact[] Outdated(StatefulSetFact set) => [.. Pods.AllReady(set).Select(pod => pod.Outdated())];

    private static RolloutState Rollout(StatefulSetFact set, IEnumerable<PodFact> pods, params Fact[] others) =>
        Inspecting.Inspect(set, pods, others).Rollout;

    [Fact]
    public void Inspect_HalfWay_ListsWhatIsLeftInOrder()
    {
        var pods = Outdated(Updating);
        var rollout = Rollout(Updating, [pods[0], pods[1], pods[2].Terminating(), Pods.Ready(Updating, 3)]);

        Assert.Equal((4, 1, false), (rollout.InScope, rollout.UpdatedInScope, rollout.Complete));
        Assert.Equal<ValueList<int>>([2, 1, 0], rollout.Order);
        Assert.Empty(rollout.Held);
    }

    [Fact]
    public void Inspect_Partition_CountsFromTheStartOrdinal()
    {
        var set = Sets.Web(4).Updating(2) with { StartOrdinal = 10 };
        var pods = Outdated(set);
        var rollout = Rollout(set, [pods[0], pods[1], Pods.Ready(set, 12), Pods.Ready(set, 13)]);

        Assert.Equal((2, 2, true), (rollout.InScope, rollout.UpdatedInScope, rollout.Complete));
        Assert.Equal<ValueList<int>>([10, 11], rollout.Held);
        Assert.Empty(rollout.Order);
    }

    [Fact]
    public void Inspect_PartitionWithoutAnUpdate_HoldsNobody() =>
        Assert.Empty(Rollout(Sets.Web(3) with { Partition = 2 }, Pods.AllReady(Sets.Web(3))).Held);

    [Fact]
    public void Inspect_PartitionBeyondTheReplicas_HoldsEverybody()
    {
        var set = Sets.Web(2).Updating(9);
        var rollout = Rollout(set, Outdated(set));

        Assert.Equal(0, rollout.InScope);
        Assert.Equal<ValueList<int>>([0, 1], rollout.Held);
    }

    [Fact]
    public void Inspect_OnDelete_HoldsTheOutdatedUntilTheyGo()
    {
        var set = Updating with { UpdateStrategy = "OnDelete", Partition = null };
        var pods = Outdated(set);

        Assert.Equal<ValueList<int>>([0, 1], Rollout(set, [pods[0], pods[1], pods[2].Terminating(), Pods.Ready(set, 3)]).Held);
    }

    [Fact]
    public void Inspect_UpdatedButNotAvailableYet_IsNotComplete()
    {
        // kubectl rollout status calls this complete: it does not look at minReadySeconds.
        var set = Sets.Web(1).Updating() with { MinReadySeconds = 60 };
        var pod = Pods.Ready(set, 0) with { ReadyChangedAt = Clock.Now.AddSeconds(-10) };

        Assert.False(Rollout(set, [pod]).Complete);
        Assert.True(Rollout(set, [pod with { ReadyChangedAt = Clock.Now.AddSeconds(-60) }]).Complete);
    }

    [Fact]
    public void Inspect_StatusNotYetWritten_TakesTheNewestRevision()
    {
        var set = Sets.Web(1) with { Generation = 2 };
        RevisionFact Revision(string name, long number) => new() { Key = new ObjectKey("shop", name), OwnerUid = set.Uid, Revision = number };
        var inspection = Inspecting.Inspect(set, [Pods.Ready(set, 0)], Revision(Sets.NewRevision, 1), Revision("web-newer", 2));

        Assert.Equal("web-newer", inspection.Set.Status.UpdateRevision);
        Assert.False(inspection.Slots[0].Updated);
        Assert.False(inspection.Rollout.Complete);
        Assert.Equal(["web-newer", Sets.NewRevision], inspection.Revisions.Select(revision => revision.Name));
    }

    [Fact]
    public void Inspect_BrokenPodOfARolledBackRevision_NeedsForcedRollback()
    {
        // Recording stuck-rollout-forced-rollback: the template was put back, so current and update are the same again.
        var set = Sets.Web(3);
        var broken = Pods.Ready(set, 2).Because("CrashLoopBackOff") with { Revision = "web-broken" };
        var inspection = Inspecting.Inspect(set, [Pods.Ready(set, 0), Pods.Ready(set, 1), broken]);

        Assert.True(inspection.Rollout.ForcedRollbackNeeded);
        var once = Assert.Single(inspection.Rollout.OnceDeleted);
        Assert.Equal((ControllerAction.CreatePod, inspection.Outlook.WaitingFor!.Ordinal, Sets.NewRevision), (once.Action, once.Ordinal, once.Revision));
        Assert.Equal(Verdict.Blocked, inspection.Verdict);
        Assert.Equal(
            "Waits for web-2: it crashes (CrashLoopBackOff) at a revision that the update would replace; only deleting the pod helps",
            inspection.Reason);
    }

    [Fact]
    public void Inspect_NotReallyStuck_NeedsNoForcedRollback()
    {
        var set = Sets.Web(3);
        PodFact[] others = [Pods.Ready(set, 0), Pods.Ready(set, 1)];
        var broken = Pods.Ready(set, 2).Because("CrashLoopBackOff") with { Revision = "web-broken" };
        var justStarted = broken with { Reason = "", ReadyChangedAt = Clock.Now, StartedAt = Clock.Now };
        var heldBack = Sets.Web(3).Updating(3);

        Assert.False(Rollout(set, [.. others, justStarted]).ForcedRollbackNeeded);
        Assert.False(Rollout(set, [.. others, broken with { Revision = Sets.NewRevision }]).ForcedRollbackNeeded);
        Assert.False(Rollout(set, [.. others, broken.Terminating()]).ForcedRollbackNeeded);
        Assert.False(Rollout(set, [.. others, broken.Failed()]).ForcedRollbackNeeded);
        Assert.False(Rollout(set.Parallel(), [.. others, broken]).ForcedRollbackNeeded);
        Assert.False(Rollout(set with { UpdateStrategy = "OnDelete", Partition = null }, [.. others, broken]).ForcedRollbackNeeded);
        Assert.False(Rollout(heldBack, [.. Outdated(heldBack).Take(2), Pods.Ready(heldBack, 2).Outdated().Because("CrashLoopBackOff")]).ForcedRollbackNeeded);
    }
}
