using StsDashboard.Domain.Controller.Plans;
using StsDashboard.Domain.Facts;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Controller.Plans;

/// <summary>What follows when a node is drained.</summary>
public sealed class DrainPlanTests
{
    private static readonly StatefulSetFact Web = Sets.Web().WithClaims("data");
    private static readonly PlanRequest Drain = new() { DrainNode = "node-1" };

    [Fact]
    public void Make_NoBudget_EvictsAllPodsOfTheNodeTogether()
    {
        var plan = Planning.Plan(Web, Drain, Planning.Node("node-1"), Planning.Node("node-2"));

        Assert.Equal("~0 ~1 ~2 +0 +1 +2", plan.Steps());
        Assert.Equal("NoneReady NoBudget", plan.WarningIds());
        Assert.Equal(0, plan.Disruption.LeastReady);
        Assert.Equal("kubectl drain node-1 --ignore-daemonsets", plan.Command);
    }

    [Fact]
    public void Make_BudgetOfOne_EvictsOneAfterAnother()
    {
        var plan = Planning.Plan(Web, Drain, Planning.Node("node-1"), Planning.Node("node-2"), Planning.Budget(Web, allowed: 1));

        Assert.Equal("~0 +0 ~1 +1 ~2 +2", plan.Steps());
        Assert.Equal("", plan.WarningIds());
        Assert.Equal(new PlannedBudget("web", 1, 3, 0), Assert.Single((IEnumerable<PlannedBudget>)plan.Disruption.Budgets));
        Assert.True(plan.Disruption.AsksBudgets);
    }

    [Fact]
    public void Make_PodsOnSeveralNodes_EvictsThoseOfTheNodeOnly()
    {
        PodFact[] pods = [Pods.Ready(Web, 0), Pods.Ready(Web, 1) with { Node = "node-2" }, Pods.Ready(Web, 2) with { Node = "node-3" }];
        Fact[] nodes = [Planning.Node("node-1"), Planning.Node("node-2"), Planning.Node("node-3"), Planning.Node("node-4")];

        Assert.Equal("~0 +0", Planning.Plan(Web, pods, Drain, nodes).Steps());
        var idle = Planning.Plan(Web, pods, Drain with { DrainNode = "node-4" }, nodes);
        Assert.Equal("No pod comes or goes: none of the set runs on node-4.", idle.Summary);
    }

    [Fact]
    public void Make_BudgetThatAllowsNothing_StopsBeforeTheFirst()
    {
        var plan = Planning.Plan(Web, Drain, Planning.Node("node-1"), Planning.Node("node-2"), Planning.Budget(Web, allowed: 0));

        Assert.Empty(plan.Steps);
        Assert.False(plan.Completes);
        Assert.Equal("EvictionRefused", plan.WarningIds());
        Assert.Equal(3, plan.Disruption.Budgets[0].Refused);
    }

    [Fact]
    public void Make_TwoBudgetsOnAPod_EvictsNothing()
    {
        var plan = Planning.Plan(Web, Drain, Planning.Node("node-1"), Planning.Node("node-2"), Planning.Budget(Web, 1), Planning.Budget(Web, 1, "other"));
        Assert.Equal("", plan.Steps());
        Assert.Equal("SeveralBudgets", plan.WarningIds());
    }

    [Theory]
    [InlineData("", 3, "~2 +2 !2")]
    [InlineData("", 1, "!2")]
    [InlineData("AlwaysAllow", 1, "~2 +2 !2")]
    public void Make_BrokenPodOnTheNode_GoesAsTheUnhealthyPolicyHasIt(string policy, int healthy, string steps)
    {
        PodFact[] pods = [Pods.Ready(Web, 0) with { Node = "node-2" }, Pods.Ready(Web, 1) with { Node = "node-2" }, Pods.Ready(Web, 2).Because("CrashLoopBackOff")];
        var budget = Planning.Budget(Web, 0) with { UnhealthyPodEvictionPolicy = policy, CurrentHealthy = healthy, DesiredHealthy = 2 };
        Assert.Equal(steps, Planning.Plan(Web, pods, Drain, Planning.Node("node-1"), Planning.Node("node-2"), budget).Steps());
    }

    [Fact]
    public void Make_VolumeTiedToTheNodesZone_LeavesItsPodWithoutAPlace()
    {
        var claim = Claims.Bound(Web, "data", 1);
        PodFact[] pods = [Pods.Ready(Web, 0) with { Node = "node-2" }, Pods.Ready(Web, 1), Pods.Ready(Web, 2) with { Node = "node-2" }];
        Fact[] around = [claim, Planning.Volume(claim, "Delete", "west"), Planning.Node("node-1"), Planning.Node("node-2", "east")];

        var plan = Planning.Plan(Web, pods, Drain, around);
        Assert.Equal("~1 +1 !1", plan.Steps());
        Assert.Equal("StopsShort ZoneBound", plan.WarningIds());
        Assert.Contains("zone west", plan.Warnings[1].Text);

        plan = Planning.Plan(Web, pods, Drain, [.. around, Planning.Node("node-3")]);
        Assert.Equal("~1 +1", plan.Steps());
    }

    [Fact]
    public void Make_NodesNotReadable_TakesThePodsToFindAPlace()
    {
        var plan = Planning.Plan(Web, Drain, Planning.Budget(Web, allowed: 3));
        Assert.Equal("~0 ~1 ~2 +0 +1 +2", plan.Steps());
        Assert.Contains("NodesUnknown", plan.WarningIds());
    }
}
