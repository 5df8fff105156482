using StsDashboard.Domain.Facts;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Controller;

public sealed class RevisionTests
{
    [Theory]
    [InlineData(0, "CreatePod 1 at web-new (CreateMissing)")]
    [InlineData(1, "CreatePod 1 at web-new (CreateMissing)")]
    [InlineData(2, "CreatePod 1 at web-old (CreateMissing)")]
    [InlineData(99, "CreatePod 1 at web-old (CreateMissing)")]
    public void Next_RecreatedUnderAPartition_ComesBackAtTheCurrentRevision(int partition, string expected)
    {
        var set = Sets.Web(3).Updating(partition);
        Assert.Equal(expected, Steps.Next(set, [Pods.Ready(set, 0).Outdated(), Pods.Ready(set, 2)]));
    }

    [Theory]
    [InlineData(1, "CreatePod 1 at web-new (CreateMissing)")]
    [InlineData(2, "CreatePod 1 at web-old (CreateMissing)")]
    public void Next_NoRollingUpdateBlock_CountsTheStatusInstead(int currentReplicas, string expected)
    {
        var updating = Sets.Web(3).Updating(partition: null);
        var set = updating with { Status = updating.Status with { CurrentReplicas = currentReplicas } };
        Assert.Equal(expected, Steps.Next(set, [Pods.Ready(set, 0).Outdated()]));
    }

    [Fact]
    public void Next_PartitionAndStartOrdinal_CountsFromTheStart()
    {
        var set = Sets.Web(4).Updating(2) with { StartOrdinal = 10 };
        var pods = Pods.AllReady(set).Select(pod => pod.Outdated()).ToList();

        Assert.Equal("DeletePod 13 (RollingUpdate)", Steps.Next(set, pods));
        Assert.Equal("None (Partition)", Steps.Next(set, [pods[0], pods[1], Pods.Ready(set, 12), Pods.Ready(set, 13)]));
        Assert.Equal("CreatePod 11 at web-old (CreateMissing)", Steps.Next(set, [pods[0]]));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public void Next_PartitionBeyondTheReplicas_UpdatesNothing(int partition)
    {
        var set = Sets.Web(3).Updating(partition);
        Assert.Equal("None (Partition)", Steps.Next(set, Pods.AllReady(set).Select(pod => pod.Outdated())));
    }

    [Theory]
    [InlineData("OnDelete", "None (OnDelete)")]
    [InlineData("Shuffle", "None (UnknownStrategy)")]
    public void Next_OtherStrategies_LeaveOutdatedPodsAlone(string strategy, string expected)
    {
        var set = Sets.Web(3).Updating(partition: null) with { UpdateStrategy = strategy };
        Assert.Equal(expected, Steps.Next(set, Pods.AllReady(set).Select(pod => pod.Outdated())));
        Assert.Equal("None (Done)", Steps.Next(set, Pods.AllReady(set)));
    }

    [Fact]
    public void Next_UpdateRevisionUnknown_ReplacesNothing()
    {
        var set = Sets.Web(3) with { Status = new StatefulSetStatus() };
        Assert.Equal("None (Done)", Steps.Next(set, Pods.AllReady(set).Select(pod => pod.Outdated())));
    }
}
