using StsDashboard.Domain.Facts;
using StsDashboard.Domain.History;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.History;

public sealed class SetChangeTests
{
    private static readonly StatefulSetFact Settled = Sets.Web(2) with
    {
        Status = Sets.Web(2).Status with { CurrentRevision = Sets.OldRevision, UpdateRevision = Sets.OldRevision },
    };

    private static readonly StatefulSetFact Updating = Sets.Web(2).Updating();

    [Fact]
    public void Rollout_FromChangeToLastPod_HasStartEndAndPace()
    {
        var seen = new Seen().At(0, Settled, Old(0), Old(1)).At(10, Updating, Old(0), Old(1));
        Assert.Equal("Rollout web-old > web-new: UnderWay, 0 of 2", Seen.Text(Assert.Single((IEnumerable<SetChange>)seen.Now.Changes)));

        seen.At(11, Updating, Old(0), Old(1).Deleted(11)).At(13, Updating, Old(0)).At(16, Updating, Old(0), New(1, 14));
        Assert.Equal("Rollout web-old > web-new: UnderWay, 1 of 2", Seen.Text(seen.Now.Changes[0]));

        seen.At(17, Updating, Old(0).Deleted(17), New(1, 14)).At(25, Updating, New(1, 14)).At(40, Updating, New(0, 30), New(1, 14));
        var rollout = seen.Now.Changes[0];
        Assert.Equal("Rollout web-old > web-new: Complete, 2 of 2", Seen.Text(rollout));
        Assert.Equal((Clock.Now.AddSeconds(10), Clock.Now.AddSeconds(40)), (rollout.Start, rollout.End));
        Assert.Equal((0, TimeSpan.FromSeconds(14)), (rollout.LongestOrdinal, rollout.Longest));
        Assert.Equal(4.0, rollout.Pace(Clock.Now.AddSeconds(999)));
    }

    [Fact]
    public void Rollout_WithItsRevision_StartsWhenThatWasMade()
    {
        var made = Clock.Now.AddSeconds(9);
        var revisions = new Fact[] { Revision(Sets.OldRevision, 1, Clock.Start), Revision(Sets.NewRevision, 2, made) };
        var seen = new Seen().At(0, Settled, Old(0), Old(1)).At(10, Inspection.Inspecting.Around(Updating, [Old(0), Old(1)], revisions), Updating);

        Assert.Equal((made, true), (seen.Now.Changes[0].Start, seen.Now.Changes[0].StartExact));
    }

    [Fact]
    public void Rollout_TakenBack_IsAborted()
    {
        var seen = new Seen().At(0, Settled, Old(0), Old(1)).At(10, Updating, Old(0), Old(1)).At(20, Settled, Old(0), Old(1));

        Assert.Equal(
            ["Rollout web-old > web-new: Aborted, 0 of 2", "Rollout web-new > web-old: Complete, 0 of 0"],
            seen.Now.Changes.Select(Seen.Text));
    }

    [Fact]
    public void Rollout_FollowedByAnother_IsSuperseded()
    {
        var third = Updating with { Status = Updating.Status with { UpdateRevision = "web-third" } };
        var seen = new Seen().At(0, Settled, Old(0), Old(1)).At(10, Updating, Old(0), Old(1)).At(20, third, Old(0), Old(1));

        Assert.Equal(ChangeState.Superseded, seen.Now.Changes[0].State);
        Assert.Equal("Rollout web-new > web-third: UnderWay, 0 of 2", Seen.Text(seen.Now.Changes[1]));
    }

    [Fact]
    public void Rollout_ToAPartition_IsHeldAndGoesOnAsAnother()
    {
        var canary = Updating with { Partition = 1 };
        var seen = new Seen().At(0, Settled, Old(0), Old(1)).At(10, canary, Old(0), Old(1)).At(20, canary, Old(0), New(1, 15));
        Assert.Equal("Rollout web-old > web-new: Held, 1 of 1", Seen.Text(seen.Now.Changes[0]));

        seen.At(60, Updating, Old(0), New(1, 15)).At(70, Updating, New(0, 65), New(1, 15));
        Assert.Equal("Rollout web-old > web-new: Complete, 1 of 1", Seen.Text(seen.Now.Changes[1]));
    }

    [Fact]
    public void Rollout_OnDelete_IsUnderWayUntilPeopleHaveReplacedAllPods()
    {
        var onDelete = Updating with { UpdateStrategy = "OnDelete", Partition = null };
        var seen = new Seen().At(0, Settled with { UpdateStrategy = "OnDelete" }, Old(0), Old(1)).At(10, onDelete, Old(0), Old(1)).At(20, onDelete, Old(0), New(1, 15));
        Assert.Equal("Rollout web-old > web-new: UnderWay, 1 of 2", Seen.Text(seen.Now.Changes[0]));

        seen.At(30, onDelete, New(0, 25), New(1, 15));
        Assert.Equal("Rollout web-old > web-new: Complete, 2 of 2", Seen.Text(seen.Now.Changes[0]));
    }

    [Fact]
    public void Rollout_FoundUnderWay_IsRemembered()
    {
        var seen = new Seen().At(0, Updating, Old(0), Old(1));

        Assert.Equal("Rollout web-old > web-new: UnderWay, 0 of 2", Seen.Text(Assert.Single((IEnumerable<SetChange>)seen.Now.Changes)));
    }

    [Fact]
    public void PodRestart_OfASettledSet_IsNoRollout()
    {
        var seen = new Seen().At(0, Settled, Old(0), Old(1)).At(5, Settled, Old(0)).At(9, Settled, Old(0), Old(1, "b"));

        Assert.Empty(seen.Now.Changes);
    }

    [Fact]
    public void Scaling_UpThenDown_IsTwoChanges()
    {
        var three = Settled with { Replicas = 3 };
        var seen = new Seen().At(0, Settled, Old(0), Old(1)).At(5, three, Old(0), Old(1)).At(9, three, Old(0), Old(1), Old(2, "b", 6));
        Assert.Equal("ScaleUp 2 > 3: Complete, 1 of 1", Seen.Text(seen.Now.Changes[0]));

        seen.At(20, Settled, Old(0), Old(1), Old(2, "b", 6)).At(21, Settled, Old(0), Old(1), Old(2, "b", 6).Deleted(21));
        Assert.Equal("ScaleDown 3 > 2: UnderWay, 0 of 1", Seen.Text(seen.Now.Changes[1]));
        seen.At(24, Settled, Old(0), Old(1));
        Assert.Equal("ScaleDown 3 > 2: Complete, 1 of 1", Seen.Text(seen.Now.Changes[1]));
        Assert.Equal((2, TimeSpan.FromSeconds(3)), (seen.Now.Changes[1].LongestOrdinal, seen.Now.Changes[1].Longest));
    }

    [Fact]
    public void Scaling_OfAYoungSet_IsItsCreation()
    {
        var young = Settled with { CreatedAt = Clock.Now.AddSeconds(-1) };
        var seen = new Seen().At(0, young).At(5, young, Old(0, "a", 1)).At(9, young, Old(0, "a", 1), Old(1, "a", 6));

        Assert.Equal("ScaleUp 0 > 2: Complete, 2 of 2", Seen.Text(Assert.Single((IEnumerable<SetChange>)seen.Now.Changes)));
        Assert.Equal((young.CreatedAt, true), (seen.Now.Changes[0].Start, seen.Now.Changes[0].StartExact));
    }

    [Fact]
    public void Set_Gone_AbortsWhatWasUnderWay()
    {
        var seen = new Seen().At(0, Updating, Old(0), Old(1)).Gone(7);

        Assert.Equal(Clock.Now.AddSeconds(7), seen.Now.GoneAt);
        Assert.Equal((ChangeState.Aborted, Clock.Now.AddSeconds(7)), (seen.Now.Changes[0].State, seen.Now.Changes[0].End));
    }

    private static PodFact Old(int ordinal, string uid = "a", double at = -3600) => PodStages.Up(Updating, ordinal, at, uid).Outdated();

    private static PodFact New(int ordinal, double at) => PodStages.Up(Updating, ordinal, at, "new");

    private static RevisionFact Revision(string name, long number, DateTimeOffset createdAt) =>
        new() { Key = new("shop", name), OwnerUid = Settled.Uid, Revision = number, CreatedAt = createdAt };
}
