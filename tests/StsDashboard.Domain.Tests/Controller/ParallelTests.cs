using StsDashboard.Domain.Facts;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Controller;

public sealed class ParallelTests
{
    private static readonly StatefulSetFact Web = Sets.Web(3).Parallel();
    private static readonly StatefulSetFact Updating = Web.Updating();

    [Fact]
    public void Next_NoPods_CreatesAll() =>
        Assert.Equal(
            "CreatePod 0 at web-new (CreateMissing); CreatePod 1 at web-new (CreateMissing); CreatePod 2 at web-new (CreateMissing)",
            Steps.Next(Web, []));

    [Fact]
    public void Next_AllStarting_WaitsForTheLowestAndNothingMore() =>
        Assert.Equal("Wait 0 (WaitForReady), then None (Done)", Steps.Next(Web, Pods.AllReady(Web).Select(pod => pod.Starting())));

    [Fact]
    public void Next_OutOfRange_GoesAllAtOnceWhateverTheReplicasDo() =>
        Assert.Equal(
            "DeletePod 5 (ScaleDown); DeletePod 3 (ScaleDown)",
            Steps.Next(Web, [.. Pods.AllReady(Web).Select(pod => pod.Starting()), Pods.Ready(Web, 3), Pods.Ready(Web, 4).Terminating(), Pods.Ready(Web, 5)]));

    [Fact]
    public void Next_LastCondemnedTerminating_IsAwaited() =>
        Assert.Equal(
            "Wait 3 (WaitForTermination), then None (Done)",
            Steps.Next(Web, [.. Pods.AllReady(Web), Pods.Ready(Web, 3).Terminating()]));

    [Fact]
    public void Next_PodTerminating_ComesBack() =>
        Assert.Equal(
            "Wait 1 (WaitForTermination), then CreatePod 1 at web-new (CreateMissing)",
            Steps.Next(Web, [Pods.Ready(Web, 0), Pods.Ready(Web, 1).Terminating(), Pods.Ready(Web, 2)]));

    [Fact]
    public void Next_UnreadyPodAboveTheOutdated_HoldsUpTheUpdate() =>
        Assert.Equal(
            "Wait 2 (RollingUpdateWaits), then DeletePod 1 (RollingUpdate)",
            Steps.Next(Updating, [Pods.Ready(Updating, 0).Outdated(), Pods.Ready(Updating, 1).Outdated(), Pods.Ready(Updating, 2).Starting()]));

    [Fact]
    public void Next_UnreadyPodBelowTheUpdate_HoldsUpNothing() =>
        Assert.Equal(
            "DeletePod 2 (RollingUpdate)",
            Steps.Next(Updating, [Pods.Ready(Updating, 0).Outdated().Starting(), Pods.Ready(Updating, 1).Outdated(), Pods.Ready(Updating, 2).Outdated()]));

    [Fact]
    public void Next_HighestIsOutdatedAndUnready_IsReplacedAllTheSame() =>
        Assert.Equal(
            "DeletePod 2 (RollingUpdate)",
            Steps.Next(Updating, [Pods.Ready(Updating, 0).Outdated(), Pods.Ready(Updating, 1).Outdated(), Pods.Ready(Updating, 2).Outdated().Starting()]));

    [Fact]
    public void Next_FinishedPodsInAnUpdate_AreDeletedOnce() =>
        Assert.Equal(
            "DeletePod 2 (ReplaceFinished)",
            Steps.Next(Updating, [Pods.Ready(Updating, 0).Outdated(), Pods.Ready(Updating, 1).Outdated(), Pods.Ready(Updating, 2).Outdated().Failed()]));

    [Theory]
    [InlineData("2", "DeletePod 3 (RollingUpdate); DeletePod 2 (RollingUpdate)")]
    [InlineData("50%", "DeletePod 3 (RollingUpdate); DeletePod 2 (RollingUpdate)")]
    [InlineData("49%", "DeletePod 3 (RollingUpdate)")]
    [InlineData("0%", "DeletePod 3 (RollingUpdate)")]
    [InlineData("nonsense", "DeletePod 3 (RollingUpdate)")]
    [InlineData("99999999%", "DeletePod 3 (RollingUpdate); DeletePod 2 (RollingUpdate); DeletePod 1 (RollingUpdate); DeletePod 0 (RollingUpdate)")]
    public void Next_MaxUnavailable_ReplacesThatManyAtOnce(string maxUnavailable, string expected)
    {
        var set = Sets.Web(4).Parallel().Updating() with { MaxUnavailable = maxUnavailable };
        Assert.Equal(expected, Steps.Next(set, Pods.AllReady(set).Select(pod => pod.Outdated())));
    }

    [Fact]
    public void Next_MaxUnavailable_CountsEveryUnavailablePodInRange()
    {
        var set = Sets.Web(4).Parallel().Updating() with { MaxUnavailable = "2" };
        var pods = Pods.AllReady(set).Select(pod => pod.Outdated()).ToList();

        Assert.Equal("DeletePod 3 (RollingUpdate)", Steps.Next(set, [pods[0].Starting(), pods[1], pods[2], pods[3]]));
        Assert.Equal(
            "Wait 3 (WaitForTermination), then CreatePod 3 at web-new (CreateMissing)",
            Steps.Next(set, [pods[0].Starting(), pods[1], pods[2], pods[3].Terminating()]));
    }
}
