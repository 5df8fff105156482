using StsDashboard.Domain.Facts;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Controller;

public sealed class ClaimHoldTests
{
    private static readonly StatefulSetFact Web = Sets.Web(2).WithClaims("data");

    private static ClaimFact Claim(string name, params ReadOnlySpan<OwnerReference> owners) =>
        new() { Key = new ObjectKey("shop", name), Phase = "Bound", Owners = ValueList.Create(owners) };

    private static OwnerReference Pod(string name) => new("Pod", name, "uid-before", IsController: false);

    [Theory]
    [InlineData("OrderedReady")]
    [InlineData("Parallel")]
    public void Next_ClaimOfAnOlderPodUnderScaledDelete_HoldsUpTheCreation(string policy)
    {
        var set = Web with { WhenScaled = "Delete", PodManagementPolicy = policy };
        Assert.Equal(
            "Wait 1 (StaleClaim), then CreatePod 1 at web-new (CreateMissing)",
            Steps.Next(set, [Pods.Ready(set, 0)], Claim("data-web-1", Pod("web-1"))));
    }

    [Fact]
    public void Next_ClaimOfAnOlderPodUnderScaledRetain_IsMountedAgain() =>
        Assert.Equal("CreatePod 1 at web-new (CreateMissing)", Steps.Next(Web, [Pods.Ready(Web, 0)], Claim("data-web-1", Pod("web-1"))));

    [Fact]
    public void Next_ClaimOfTheSet_IsMountedAgain()
    {
        var set = Web with { WhenScaled = "Delete" };
        Assert.Equal(
            "CreatePod 1 at web-new (CreateMissing)",
            Steps.Next(set, [Pods.Ready(set, 0)], Claim("data-web-1", new OwnerReference("StatefulSet", "web", "uid-before", false))));
    }

    [Fact]
    public void Next_ClaimBeingDeleted_HoldsUpTheCreation() =>
        Assert.Equal(
            "Wait 1 (ClaimTerminating), then CreatePod 1 at web-new (CreateMissing)",
            Steps.Next(Web, [Pods.Ready(Web, 0)], Claim("data-web-1") with { DeletionTimestamp = Clock.Now }));

    [Fact]
    public void Next_OthersClaims_HoldUpNothing()
    {
        var elsewhere = Claim("data-web-1") with { Key = new ObjectKey("other", "data-web-1"), DeletionTimestamp = Clock.Now };
        var another = Claim("data-web-7") with { DeletionTimestamp = Clock.Now };
        Assert.Equal("CreatePod 1 at web-new (CreateMissing)", Steps.Next(Web, [Pods.Ready(Web, 0)], elsewhere, another));
    }

    [Fact]
    public void Next_ParallelAndAClaimBeingDeleted_EndsTheSyncAfterItsBatch()
    {
        var set = Sets.Web(4).Parallel().WithClaims("data");
        var claim = Claim("data-web-1") with { DeletionTimestamp = Clock.Now };
        Assert.Equal(
            "CreatePod 0 at web-new (CreateMissing); CreatePod 2 at web-new (CreateMissing)",
            Steps.Next(set, [Pods.Ready(set, 9)], claim));
        Assert.Equal(
            "Wait 1 (ClaimTerminating), then CreatePod 1 at web-new (CreateMissing); CreatePod 3 at web-new (CreateMissing); DeletePod 9 (ScaleDown)",
            Steps.Next(set, [Pods.Ready(set, 0), Pods.Ready(set, 2), Pods.Ready(set, 9)], claim));
    }

    [Fact]
    public void Next_ParallelAndAPendingPodWhoseClaimIsBeingDeleted_ScalesDownAndUpdatesNothing()
    {
        var set = Sets.Web(2).Parallel().Updating().WithClaims("data");
        var pending = Pods.Ready(set, 0).Starting() with { Phase = "Pending" };
        Assert.StartsWith(
            "Wait 0 (ClaimTerminating), then DeletePod 1 (RollingUpdate)",
            Steps.Next(set, [pending, Pods.Ready(set, 1).Outdated()], Claim("data-web-0") with { DeletionTimestamp = Clock.Now }));
    }
}
