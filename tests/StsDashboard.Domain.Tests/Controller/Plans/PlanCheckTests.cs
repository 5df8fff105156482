using StsDashboard.Domain.Controller.Plans;
using StsDashboard.Domain.Facts;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Controller.Plans;

/// <summary>Nonsense is refused with what is wrong and what to do.</summary>
public sealed class PlanCheckTests
{
    private static readonly StatefulSetFact Web = Sets.Web();

    public static TheoryData<PlanRequest, string, string> Nonsense => new()
    {
        { new() { Replicas = -1 }, "replicas", "from 0 to 10000" },
        { new() { Replicas = 10_001 }, "replicas", "from 0 to 10000" },
        { new() { Partition = -1 }, "partition", "0 updates every ordinal" },
        { new() { DeleteSet = true, Replicas = 2 }, "delete", "alone" },
        { new() { DrainNode = "node-1", NewTemplate = true }, "drain", "alone" },
        { new() { DrainNode = "node-9" }, "drain", "There is no node \"node-9\"" },
        { new() { DrainNode = "" }, "drain", "There is no node" },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void Check_Nonsense_IsRefusedByItsName(PlanRequest request, string parameter, string text)
    {
        var refusal = Assert.Single((IEnumerable<PlanRefusal>)PlanCheck.Check(Inspections.Healthy(Web), request, Planning.Nodes(Planning.Node("node-1"))));
        Assert.Equal(parameter, refusal.Parameter);
        Assert.Contains(text, refusal.Text);
        Assert.Throws<ArgumentException>(() => Planner.Make(Inspections.Healthy(Web), request, Planning.Nodes(Planning.Node("node-1")), Clock.Now));
    }

    [Fact]
    public void Check_PartitionOfOnDelete_SaysWhy()
    {
        var set = Web with { UpdateStrategy = "OnDelete", Partition = null };
        Assert.Contains("OnDelete, which has no partition", PlanCheck.Check(Inspections.Healthy(set), new() { Partition = 1 }, null)[0].Text);
        Assert.Empty(PlanCheck.Check(Inspections.Healthy(set), new() { NewTemplate = true, Replicas = 5 }, null));
    }

    [Fact]
    public void Check_SetBeingDeleted_IsLeftInPeace()
    {
        var set = Web with { DeletionTimestamp = Clock.Now };
        Assert.Equal(["replicas", "template"], PlanCheck.Check(Inspections.Healthy(set), new() { Replicas = 5, NewTemplate = true }, null).Select(refusal => refusal.Parameter));
        Assert.Equal("delete", PlanCheck.Check(Inspections.Healthy(set), new() { DeleteSet = true }, null)[0].Parameter);
    }

    [Fact]
    public void Check_NodeOfAPod_IsKnownWithoutTheNodes() =>
        Assert.Empty(PlanCheck.Check(Inspections.Healthy(Web), new() { DrainNode = "node-1" }, null));
}
