using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Inspection;

public sealed class SlotTests
{
    private static readonly StatefulSetFact Web = Sets.Web(6);

    [Fact]
    public void Inspect_EveryKindOfPod_HasItsState()
    {
        var inspection = Inspecting.Inspect(Web,
        [
            Pods.Ready(Web, 0),
            Pods.Ready(Web, 1).Starting(),
            Pods.Ready(Web, 2).Pending(),
            Pods.Ready(Web, 3).Terminating(),
            Pods.Ready(Web, 4).Failed(),
            Pods.Ready(Web, 7),
            Pods.Ready(Web, 8).Terminating(),
        ]);

        Assert.Equal("0 Ready, 1 NotReady, 2 Pending, 3 Terminating, 4 Failed, 5 Missing, 7 Condemned, 8 Terminating", Inspecting.States(inspection));
        Assert.Equal([0, 1, 2, 3, 4, 5], inspection.Slots.Where(slot => slot.InRange).Select(slot => slot.Ordinal));
        Assert.Equal([0, 7], inspection.Slots.Where(slot => slot.Available).Select(slot => slot.Ordinal));
    }

    [Fact]
    public void Inspect_LeftoverClaims_AreRowsToo()
    {
        var set = Sets.Web(1).WithClaims("data");
        var inspection = Inspecting.Inspect(set, Pods.AllReady(set), Claims.Bound(set, "data", 0), Claims.Bound(set, "data", 4));

        Assert.Equal("0 Ready, 4 ClaimOnly", Inspecting.States(inspection));
        Assert.Equal(1, inspection.Counts.ClaimsOrphaned);
        Assert.Equal((1, 1), (inspection.Counts.ClaimsExpected, inspection.Counts.ClaimsBound));
    }

    [Fact]
    public void Inspect_OtherSetsPods_AreNotItsOwn()
    {
        var other = Sets.Web(3) with { Key = new ObjectKey("shop", "web-1"), Uid = "set-web-1" };
        var inspection = Inspecting.Inspect(Sets.Web(1), [Pods.Ready(Sets.Web(1), 0), Pods.Ready(other, 0), Pods.Ready(other, 1)]);

        Assert.Equal("0 Ready", Inspecting.States(inspection));
    }

    [Fact]
    public void Inspect_Node_GivesTheZone()
    {
        var node = new NodeFact { Key = new ObjectKey("", "node-1"), Zone = "zone-a", IsReady = true };
        Assert.Equal("zone-a", Inspecting.Inspect(Sets.Web(1), [Pods.Ready(Sets.Web(1), 0)], node).Slots[0].Zone);
        Assert.Equal("", Inspecting.Inspect(Sets.Web(1), [Pods.Ready(Sets.Web(1), 0)]).Slots[0].Zone);
    }

    [Fact]
    public void Inspect_ReplicasBeyondReason_StayBounded()
    {
        var set = Sets.Web() with { Replicas = int.MaxValue, StartOrdinal = int.MaxValue / 2 };
        Assert.InRange(SetInspector.Inspect(Inspecting.Around(set, []), set, Clock.Now).Slots.Count, 1, 100_000);
    }

    [Fact]
    public void Inspect_SameFactsAndTime_GivesAnEqualInspection()
    {
        var set = Sets.Web(3).WithClaims("data");
        PodFact[] pods = [Pods.Ready(set, 0), Pods.Ready(set, 1), Pods.Ready(set, 2).Because("CrashLoopBackOff")];
        var snapshot = Inspecting.Around(set, pods, Claims.Bound(set, "data", 1));

        Assert.Equal(SetInspector.Inspect(snapshot, set, Clock.Now), SetInspector.Inspect(snapshot, set, Clock.Now));
        Assert.Equal(SetInspector.Inspect(snapshot, set, Clock.Now), SetInspector.Inspect(snapshot, set, Clock.Now.AddSeconds(1)));
    }
}
