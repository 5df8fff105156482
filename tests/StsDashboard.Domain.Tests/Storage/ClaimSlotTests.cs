using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Storage;

/// <summary>The claims of one slot.</summary>
public sealed class ClaimSlotTests
{
    private static readonly StatefulSetFact Set = Sets.Web(2).WithClaims("data");
    private static readonly ClaimFact Claim = Claims.Bound(Set, "data", 0);
    private static readonly PodFact Pod = Pods.Ready(Set, 0);

    [Fact]
    public void Inspect_BoundAndMounted_IsQuiet()
    {
        var volume = new VolumeFact { Key = new ObjectKey("", Claim.VolumeName) };
        var slot = Assert.Single(Inspect(0, Pod, Claim, volume));

        Assert.Equal(new ClaimSlot("data", "data-web-0", Claim, volume, [], null, ["web-0"], ""), slot);
    }

    [Fact]
    public void Inspect_TwoTemplates_KeepsTheirOrder()
    {
        var set = Set.WithClaims("wal", "data");

        Assert.Equal(["wal-web-0", "data-web-0"], ClaimInspector.Inspect(Snapshots.Of(set), set, 0, null).Select(slot => slot.Name));
    }

    [Fact]
    public void Inspect_ClaimAbsentWithItsPod_IsNotThereYet()
    {
        var slot = Assert.Single(Inspect(1, null));

        Assert.Equal((null, "Not there yet: it is created before web-1."), (slot.Claim, slot.Reason));
    }

    [Fact]
    public void Inspect_ClaimAbsentUnderItsPod_SaysSo()
    {
        var slot = Assert.Single(Inspect(0, Pod));

        Assert.Equal("web-0 needs it and it does not exist.", slot.Reason);
        Assert.Equal<ValueList<string>>(["web-0"], slot.MountedBy);
    }

    [Fact]
    public void Inspect_ClaimsForbidden_IsUnknown()
    {
        var snapshot = Snapshots.Of(Set, Pod).WithSource(SourceKind.PersistentVolumeClaims, SourceState.Forbidden);

        Assert.Equal("Whether it exists is unknown (no permission).", Assert.Single(ClaimInspector.Inspect(snapshot, Set, 0, Pod)).Reason);
    }

    [Fact]
    public void Inspect_InRangeWithoutPod_IsUnmounted()
    {
        var slot = Assert.Single(Inspect(0, null, Claim));

        Assert.Equal((OrphanClass.Unmounted, "Not mounted: web-0 mounts it once it is created."), (slot.Orphan, slot.Reason));
    }

    [Fact]
    public void Inspect_PodPendingOrTerminating_IsNotOrphaned()
    {
        Assert.Null(Assert.Single(Inspect(0, Pod.Pending(), Claim)).Orphan);
        Assert.Null(Assert.Single(Inspect(0, Pod.Terminating(), Claim)).Orphan);
    }

    [Fact]
    public void Inspect_PodFinished_MountsNothing() => Assert.Equal(OrphanClass.Unmounted, Assert.Single(Inspect(0, Pod.Failed(), Claim)).Orphan);

    [Fact]
    public void Inspect_CondemnedPodStillThere_KeepsItsClaim()
    {
        var slot = Assert.Single(Inspect(2, Pods.Ready(Set, 2), Claims.Bound(Set, "data", 2)));

        Assert.Equal((null, ""), (slot.Orphan, slot.Reason));
    }

    [Fact]
    public void Inspect_CondemnedPodWithoutClaim_AsksForNone() => Assert.Empty(Inspect(2, Pods.Ready(Set, 2)));

    [Fact]
    public void Inspect_LeftoverClaim_IsBeyondTheRange()
    {
        var slot = Assert.Single(Inspect(4, null, Claims.Bound(Set, "data", 4)));

        Assert.Equal((OrphanClass.BeyondRange, "Out of range: mounted again from 5 replicas, with its old data."), (slot.Orphan, slot.Reason));
    }

    [Fact]
    public void Inspect_LeftoverClaimInUseByAJob_IsNotOrphaned()
    {
        // Recording leftover-claim-in-use.
        var slot = Assert.Single(Inspect(4, null, Claims.Bound(Set, "data", 4), Claims.MountedBy("shop", "backup-x7", "data-web-4")));

        Assert.Equal((null, "Mounted by backup-x7."), (slot.Orphan, slot.Reason));
        Assert.Equal<ValueList<string>>(["backup-x7"], slot.MountedBy);
    }

    [Fact]
    public void Inspect_PodsForbidden_IsUnknownAndNotOrphaned()
    {
        var leftover = Claims.Bound(Set, "data", 4);
        var snapshot = Snapshots.Of(Set, leftover).WithSource(SourceKind.Pods, SourceState.Forbidden);
        var slot = Assert.Single(ClaimInspector.Inspect(snapshot, Set, 4, null));

        Assert.Equal((null, "Whether a pod mounts it is unknown (no permission)."), (slot.Orphan, slot.Reason));
    }

    [Fact]
    public void Inspect_NameFitsTwoSets_IsAmbiguous()
    {
        // Template a-b of set c and template a of set b-c make the same name.
        var c = Set.WithClaims("a-b") with { Key = new ObjectKey("shop", "c"), Uid = "set-c" };
        var bc = Set.WithClaims("a") with { Key = new ObjectKey("shop", "b-c"), Uid = "set-b-c" };
        var slot = Assert.Single(ClaimInspector.Inspect(Snapshots.Of(c, bc, Claims.Named("shop", "a-b-c-0")), c, 0, null));

        Assert.Equal(OrphanClass.Ambiguous, slot.Orphan);
        Assert.Equal("Not mounted: the name fits set b-c with template a and set c with template a-b.", slot.Reason);
    }

    [Fact]
    public void Inspect_NameFitsTwoSetsAndIsMounted_SaysThatItIsClaimedTwice()
    {
        var c = Set.WithClaims("a-b") with { Key = new ObjectKey("shop", "c"), Uid = "set-c" };
        var bc = Set.WithClaims("a") with { Key = new ObjectKey("shop", "b-c"), Uid = "set-b-c" };
        var pod = Pods.Ready(c, 0);
        var slot = Assert.Single(ClaimInspector.Inspect(Snapshots.Of(c, bc, Claims.Named("shop", "a-b-c-0"), pod), c, 0, pod));

        Assert.Null(slot.Orphan);
        Assert.StartsWith("Claimed twice: ", slot.Reason);
    }

    [Fact]
    public void Inspect_TerminatingUnderItsPod_IsHeldByThePod()
    {
        // Recording claim-deleted-under-pod.
        var slot = Assert.Single(Inspect(0, Pod, Claim with { DeletionTimestamp = Clock.Now }));

        Assert.Equal("It is being deleted; kubernetes.io/pvc-protection holds it until web-0 is gone.", slot.Reason);
    }

    [Fact]
    public void Inspect_TerminatingAndUnmounted_IsNotLeftBehind() =>
        Assert.Null(Assert.Single(Inspect(4, null, Claims.Bound(Set, "data", 4) with { DeletionTimestamp = Clock.Now })).Orphan);

    [Fact]
    public void LeftoverOrdinals_RangeFromAStart_AreThoseOutsideIt()
    {
        var set = Set with { StartOrdinal = 10 };
        var snapshot = Snapshots.Of(
            set, Claims.Bound(set, "data", 9), Claims.Bound(set, "data", 10), Claims.Bound(set, "data", 12), Claims.Named("shop", "data-web-007"), Claims.Named("shop", "data-web-1-13"));

        Assert.Equal([9, 12], ClaimInspector.LeftoverOrdinals(snapshot, set));
        Assert.Equal(
            "Out of range: mounted again only if ordinals start at 9 or below.", Assert.Single(ClaimInspector.Inspect(snapshot, set, 9, null)).Reason);
        Assert.Equal(
            "Out of range: mounted again from 3 replicas, with its old data.", Assert.Single(ClaimInspector.Inspect(snapshot, set, 12, null)).Reason);
    }

    [Fact]
    public void LeftoverOrdinals_TwoTemplates_NameAnOrdinalOnce()
    {
        var set = Set.WithClaims("data", "wal");

        Assert.Equal([5], ClaimInspector.LeftoverOrdinals(Snapshots.Of(set, Claims.Bound(set, "data", 5), Claims.Bound(set, "wal", 5)), set));
    }

    private static ValueList<ClaimSlot> Inspect(int ordinal, PodFact? pod, params ReadOnlySpan<Fact> facts)
    {
        var snapshot = Snapshots.Of(facts).With(Set);
        return ClaimInspector.Inspect(pod is null ? snapshot : snapshot.With(pod), Set, ordinal, pod);
    }
}
