using StsDashboard.Domain.Controller.Plans;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Controller.Plans;

/// <summary>What becomes of the claims.</summary>
public sealed class ClaimPlanTests
{
    private static readonly StatefulSetFact Web = Sets.Web(2).WithClaims("data");

    [Fact]
    public void Make_ScaleUpOverALeftoverClaim_MountsItAgainAndWarns()
    {
        var plan = Planning.Plan(Web, new() { Replicas = 4 }, Claim(0), Claim(1), Claim(2));

        Assert.Equal("data-web-0 Kept, data-web-1 Kept, data-web-2 ReAdopted, data-web-3 Created", plan.ClaimEffects());
        Assert.Equal("OldDataReAdopted", plan.WarningIds());
        Assert.Equal(1L << 30, plan.Claims[3].Bytes);
        Assert.Equal("2 pods are created. 1 leftover claim is mounted again with its old data.", plan.Summary);
    }

    [Theory]
    [InlineData("Retain", "Delete", "data-web-0 Kept, data-web-1 Orphaned", "")]
    [InlineData("Delete", "Delete", "data-web-0 Kept, data-web-1 Destroyed", "DataDestroyed")]
    [InlineData("Delete", "Retain", "data-web-0 Kept, data-web-1 Released", "")]
    [InlineData("Delete", "", "data-web-0 Kept, data-web-1 Deleted", "")]
    public void Make_ScaleDown_TreatsClaimsByRetentionAndReclaimPolicy(string whenScaled, string reclaim, string effects, string warned)
    {
        Fact[] volumes = reclaim.Length == 0 ? [] : [Planning.Volume(Claim(0), reclaim), Planning.Volume(Claim(1), reclaim)];
        var plan = Planning.Plan(Web with { WhenScaled = whenScaled }, new() { Replicas = 1 }, [Claim(0), Claim(1), .. volumes]);

        Assert.Equal(effects, plan.ClaimEffects());
        Assert.Equal(warned, plan.WarningIds());
    }

    [Theory]
    [InlineData("Retain", "Retain", "data-web-0 Orphaned, data-web-1 Orphaned, data-web-2 Orphaned")]
    [InlineData("Retain", "Delete", "data-web-0 Destroyed, data-web-1 Destroyed, data-web-2 Orphaned")]
    [InlineData("Delete", "Retain", "data-web-0 Orphaned, data-web-1 Orphaned, data-web-2 Orphaned")]
    public void Make_DeleteTheSet_TreatsClaimsByWhenDeletedAndLeftoversByTheirOwners(string whenScaled, string whenDeleted, string effects)
    {
        var set = Web with { WhenScaled = whenScaled, WhenDeleted = whenDeleted };
        var plan = Planning.Plan(set, new() { DeleteSet = true }, [.. Enumerable.Range(0, 3).SelectMany(n => new Fact[] { Claim(n), Planning.Volume(Claim(n), "Delete") })]);

        Assert.Equal("-0 -1", plan.Steps());
        Assert.Equal(effects, plan.ClaimEffects());
        Assert.Equal("kubectl delete statefulset web -n shop", plan.Command);
        Assert.Empty(plan.After);
        Assert.Equal(3, plan.NamesLost.Count(name => name.BackAtStep is null));
    }

    [Fact]
    public void Make_DeleteTheSet_TakesTheLeftoverClaimThatItOwns()
    {
        var owned = Claim(2) with { Owners = [new("StatefulSet", "web", Web.Uid, IsController: true)] };
        var plan = Planning.Plan(Web, new() { DeleteSet = true }, Claim(0), Claim(1), owned, Planning.Volume(owned, "Delete"));
        Assert.Equal("data-web-0 Orphaned, data-web-1 Orphaned, data-web-2 Destroyed", plan.ClaimEffects());
    }

    /// <summary>The pod that owned it is gone: the garbage collector is on its way, and the new pod starts empty.</summary>
    [Fact]
    public void Make_ScaleUpOverAStaleClaim_WaitsForItsEndAndMakesANewOne()
    {
        var stale = Claim(2) with { Owners = [new("Pod", "web-2", "gone", IsController: true)] };
        var plan = Planning.Plan(Web with { WhenScaled = "Delete" }, new() { Replicas = 3 }, Claim(0), Claim(1), stale, Planning.Volume(stale, "Delete"));

        Assert.Equal("+2", plan.Steps());
        Assert.Equal("data-web-0 Kept, data-web-1 Kept, data-web-2 Destroyed, data-web-2 Created", plan.ClaimEffects());
    }

    [Fact]
    public void Make_ClaimBeingDeletedUnderAForeignPod_StopsAtItsOrdinal()
    {
        var held = Claim(2) with { DeletionTimestamp = Clock.Now };
        var plan = Planning.Plan(Web, new() { Replicas = 3 }, Claim(0), Claim(1), held, Claims.MountedBy("shop", "backup", "data-web-2"));
        Assert.Equal("!2", plan.Steps());
        Assert.Equal("StopsShort", plan.WarningIds());
    }

    [Fact]
    public void Make_ClaimsNotReadable_SaysThatItCannotTell()
    {
        var snapshot = Snapshots.Of([Web, .. Pods.AllReady(Web)]).WithSource(SourceKind.PersistentVolumeClaims, SourceState.Forbidden);
        var plan = Planner.Make(SetInspector.Inspect(snapshot, Web, Clock.Now), new() { Replicas = 3 }, null, Clock.Now);

        Assert.Empty(plan.Claims);
        Assert.Equal("+2", plan.Steps());
        Assert.Contains("ClaimsUnknown", plan.WarningIds());
    }

    private static ClaimFact Claim(int ordinal) => Claims.Bound(Web, "data", ordinal);
}
