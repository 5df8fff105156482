using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Controller;

public sealed class OrderedReadyTests
{
    private static readonly StatefulSetFact Web = Sets.Web(3);
    private static readonly StatefulSetFact Updating = Sets.Web(3).Updating();

    [Fact]
    public void Next_AllInOrder_NothingIsLeft() =>
        Assert.Equal("None (Done)", Steps.Next(Web, Pods.AllReady(Web)));

    [Fact]
    public void Next_NoPods_CreatesTheLowestOnly() =>
        Assert.Equal("CreatePod 0 at web-new (CreateMissing)", Steps.Next(Web, []));

    [Fact]
    public void Next_PodStarting_HoldsUpTheNextCreation() =>
        Assert.Equal(
            "Wait 1 (WaitForReady), then CreatePod 2 at web-new (CreateMissing)",
            Steps.Next(Web, [Pods.Ready(Web, 0), Pods.Ready(Web, 1).Starting()]));

    [Fact]
    public void Next_LowerPodMissing_ComesBeforeEverythingHigher() =>
        Assert.Equal(
            "CreatePod 0 at web-new (CreateMissing)",
            Steps.Next(Web, [Pods.Ready(Web, 1).Starting(), Pods.Ready(Web, 2).Failed()]));

    [Fact]
    public void Next_FailedPod_IsDeletedFirst() =>
        Assert.Equal("DeletePod 1 (ReplaceFinished)", Steps.Next(Web, [Pods.Ready(Web, 0), Pods.Ready(Web, 1).Failed(), Pods.Ready(Web, 2)]));

    [Fact]
    public void Next_FailedPodAlreadyTerminating_IsAwaitedAndComesBack() =>
        Assert.Equal(
            "Wait 1 (WaitForTermination), then CreatePod 1 at web-new (CreateMissing)",
            Steps.Next(Web, [Pods.Ready(Web, 0), Pods.Ready(Web, 1).Failed().Terminating(), Pods.Ready(Web, 2)]));

    [Fact]
    public void Next_ReadyPodTerminating_IsAwaitedAndComesBack() =>
        Assert.Equal(
            "Wait 2 (WaitForTermination), then CreatePod 2 at web-new (CreateMissing)",
            Steps.Next(Web, [Pods.Ready(Web, 0), Pods.Ready(Web, 1), Pods.Ready(Web, 2).Terminating()]));

    [Fact]
    public void Next_ManyPodsStarting_LooksPastAllTheWaits() =>
        Assert.Equal(
            "Wait 0 (WaitForReady), then DeletePod 4 (ScaleDown)",
            Steps.Next(Web, [Pods.Ready(Web, 0).Starting(), Pods.Ready(Web, 1).Pending(), Pods.Ready(Web, 2).Starting(), Pods.Ready(Web, 4)]));

    [Fact]
    public void Next_OutOfRange_GoesHighestFirst() =>
        Assert.Equal("DeletePod 4 (ScaleDown)", Steps.Next(Web, [.. Pods.AllReady(Web), Pods.Ready(Web, 3), Pods.Ready(Web, 4)]));

    [Fact]
    public void Next_BelowTheStartOrdinal_IsOutOfRangeToo()
    {
        var set = Web with { StartOrdinal = 10 };
        Assert.Equal("DeletePod 2 (ScaleDown)", Steps.Next(set, [.. Pods.AllReady(set), Pods.Ready(set, 2)]));
    }

    [Fact]
    public void Next_CondemnedTerminating_HoldsUpTheNextOne() =>
        Assert.Equal(
            "Wait 4 (WaitForTermination), then DeletePod 3 (ScaleDown)",
            Steps.Next(Web, [.. Pods.AllReady(Web), Pods.Ready(Web, 3), Pods.Ready(Web, 4).Terminating()]));

    [Fact]
    public void Next_CondemnedUnhealthyAndTheFirst_IsDeleted() =>
        Assert.Equal(
            "DeletePod 4 (ScaleDown)",
            Steps.Next(Web, [.. Pods.AllReady(Web), Pods.Ready(Web, 3), Pods.Ready(Web, 4).Starting()]));

    [Fact]
    public void Next_TwoCondemnedUnhealthy_WaitsForTheLower() =>
        Assert.Equal(
            "Wait 3 (ScaleDownWaits), then DeletePod 4 (ScaleDown)",
            Steps.Next(Web, [.. Pods.AllReady(Web), Pods.Ready(Web, 3).Starting(), Pods.Ready(Web, 4).Starting()]));

    [Fact]
    public void Next_ScaleDownDuringUpdate_ScalesFirst() =>
        Assert.Equal(
            "DeletePod 3 (ScaleDown)",
            Steps.Next(Updating, [.. Pods.AllReady(Updating).Select(pod => pod.Outdated()), Pods.Ready(Updating, 3).Outdated()]));

    [Fact]
    public void Next_Update_ReplacesTheHighestOutdated() =>
        Assert.Equal(
            "DeletePod 1 (RollingUpdate)",
            Steps.Next(Updating, [Pods.Ready(Updating, 0).Outdated(), Pods.Ready(Updating, 1).Outdated(), Pods.Ready(Updating, 2)]));

    [Fact]
    public void Next_UpdatedPodStarting_ThenReplacesTheNext() =>
        Assert.Equal(
            "Wait 2 (WaitForReady), then DeletePod 1 (RollingUpdate)",
            Steps.Next(Updating, [Pods.Ready(Updating, 0).Outdated(), Pods.Ready(Updating, 1).Outdated(), Pods.Ready(Updating, 2).Starting()]));

    [Fact]
    public void Next_UnreadyPodBelowTheUpdate_HoldsItUp() =>
        Assert.Equal(
            "Wait 0 (WaitForReady), then DeletePod 2 (RollingUpdate)",
            Steps.Next(Updating, [Pods.Ready(Updating, 0).Outdated().Starting(), Pods.Ready(Updating, 1).Outdated(), Pods.Ready(Updating, 2).Outdated()]));

    [Fact]
    public void Next_TerminatingSet_IsLeftAlone() =>
        Assert.Equal("None (SetDeleted)", Steps.Next(Web with { DeletionTimestamp = Clock.Now }, []));

    [Fact]
    public void Next_ScaledToZero_DeletesTheLast() =>
        Assert.Equal("DeletePod 0 (ScaleDown)", Steps.Next(Web with { Replicas = 0 }, [Pods.Ready(Web, 0)]));

    [Fact]
    public void Next_MinReadySecondsRunning_WaitsUntilTheyEnd()
    {
        var set = Web with { MinReadySeconds = 30 };
        var readyAt = Clock.Now.AddSeconds(-10);

        var outlook = ControllerModel.Next(
            set, [Pods.Ready(set, 0) with { ReadyChangedAt = readyAt }], [], Clock.Now);
        var later = ControllerModel.Next(
            set, [Pods.Ready(set, 0) with { ReadyChangedAt = readyAt }], [], outlook.WaitingFor!.Until!.Value);

        Assert.Equal((0, readyAt.AddSeconds(30)), (outlook.WaitingFor.Ordinal, outlook.WaitingFor.Until));
        Assert.Equal(ControllerRule.WaitForAvailable, outlook.WaitingFor.Rule);
        Assert.Null(later.WaitingFor);
    }
}
