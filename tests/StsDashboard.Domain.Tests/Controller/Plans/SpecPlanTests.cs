using StsDashboard.Domain.Controller.Plans;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Controller.Plans;

/// <summary>What follows from other replicas, another partition, another template.</summary>
public sealed class SpecPlanTests
{
    [Theory]
    [InlineData(3, 5, "OrderedReady", "+3 +4")]
    [InlineData(3, 5, "Parallel", "+3 +4")]
    [InlineData(5, 2, "OrderedReady", "-4 -3 -2")]
    [InlineData(5, 2, "Parallel", "-4 -3 -2")]
    [InlineData(3, 0, "OrderedReady", "-2 -1 -0")]
    [InlineData(3, 3, "OrderedReady", "")]
    public void Make_OtherReplicas_CreatesUpwardsAndDeletesDownwards(int from, int to, string policy, string steps)
    {
        var plan = Planning.Plan(Sets.Web(from) with { PodManagementPolicy = policy }, new() { Replicas = to });

        Assert.Equal(steps, plan.Steps());
        Assert.True(plan.Completes);
        Assert.Equal(Enumerable.Range(0, to), plan.After.Select(ordinal => ordinal.Ordinal));
        Assert.All(plan.After, ordinal => Assert.True(ordinal is { Ready: true, Updated: true, InRange: true }));
    }

    [Theory]
    [InlineData("OrderedReady", null, "-2 +2 -1 +1 -0 +0")]
    [InlineData("Parallel", null, "-2 +2 -1 +1 -0 +0")]
    [InlineData("OrderedReady", "2", "-2 -1 +1 +2 -0 +0")]
    public void Make_NewTemplate_ReplacesFromTheTop(string policy, string? maxUnavailable, string steps)
    {
        var plan = Planning.Plan(Sets.Web() with { PodManagementPolicy = policy, MaxUnavailable = maxUnavailable }, new() { NewTemplate = true });

        Assert.Equal(steps, plan.Steps());
        Assert.All(plan.Steps.Where(step => step.Action == PlanAction.CreatePod), step => Assert.Equal(Plan.NewRevision, step.Revision));
        Assert.Contains(plan.Warnings, warning => warning.Id == PlanWarningId.AssumesReady);
        Assert.Equal(maxUnavailable is not null, plan.Warnings.Any(warning => warning.Id == PlanWarningId.QuorumLost));
        Assert.StartsWith("3 pods are replaced, the highest ordinal first.", plan.Summary);
    }

    [Fact]
    public void Make_NewTemplateWithPartition_LeavesTheOrdinalsBelowIt()
    {
        var set = Sets.Web(4) with { StartOrdinal = 10, Partition = 2 };
        var plan = Planning.Plan(set, new() { NewTemplate = true });

        Assert.Equal("-13 +13 -12 +12", plan.Steps());
        Assert.Equal("10 11", string.Join(' ', plan.After.Where(ordinal => !ordinal.Updated).Select(ordinal => ordinal.Ordinal)));
        Assert.Contains("holds back ordinals 10–11", Assert.Single(plan.Warnings, warning => warning.Id == PlanWarningId.PartitionExcludes).Text);
    }

    [Fact]
    public void Make_LowerPartition_UpdatesTheOrdinalsThatWereHeld()
    {
        var set = Sets.Web(4).Updating(partition: 3);
        PodFact[] pods = [.. Enumerable.Range(0, 3).Select(ordinal => Pods.Ready(set, ordinal).Outdated()), Pods.Ready(set, 3)];

        Assert.Equal("-2 +2 -1 +1", Planning.Plan(set, pods, new() { Partition = 1 }).Steps());
        Assert.Equal("", Planning.Plan(set, pods, new()).Steps());
    }

    [Fact]
    public void Make_PartitionBeyondReplicas_HoldsEveryOrdinalAndWarns()
    {
        var plan = Planning.Plan(Sets.Web(), new() { NewTemplate = true, Partition = 3 });

        Assert.Empty(plan.Steps);
        Assert.Equal(Severity.Warning, Assert.Single(plan.Warnings, warning => warning.Id == PlanWarningId.PartitionExcludes).Severity);
        Assert.Equal("No pod comes or goes: the partition keeps the outdated pods as they are.", plan.Summary);
    }

    [Fact]
    public void Make_NewTemplateUnderOnDelete_DoesNothingAndSaysSo()
    {
        var plan = Planning.Plan(Sets.Web() with { UpdateStrategy = "OnDelete", Partition = null }, new() { NewTemplate = true });

        Assert.Empty(plan.Steps);
        Assert.Contains("ordinals 0–2 stay outdated", Assert.Single(plan.Warnings, warning => warning.Id == PlanWarningId.OnDeleteHolds).Text);
    }

    [Fact]
    public void Make_ReplicasPartitionAndTemplateTogether_ScalesBeforeItUpdates()
    {
        var plan = Planning.Plan(Sets.Web(), new() { Replicas = 5, Partition = 2, NewTemplate = true });

        Assert.Equal("+3 +4 -2 +2", plan.Steps());
        Assert.Equal(
            """kubectl patch statefulset web --type=merge -p '{"spec":{"replicas":5,"updateStrategy":{"rollingUpdate":{"partition":2}}}}' -n shop && kubectl rollout restart statefulset/web -n shop""",
            plan.Command);
    }

    [Fact]
    public void Make_MinReadySeconds_PassInTheImagination()
    {
        var plan = Planning.Plan(Sets.Web() with { MinReadySeconds = 3600 }, new() { NewTemplate = true });
        Assert.Equal("-2 +2 -1 +1 -0 +0", plan.Steps());
        Assert.True(plan.Completes);
    }

    [Fact]
    public void Make_CrashLoopBelow_StopsThereAfterTheStepsThatDoHappen()
    {
        var set = Sets.Web().Parallel();
        var plan = Planning.Plan(set, [Pods.Ready(set, 0), Pods.Ready(set, 1).Because("CrashLoopBackOff"), Pods.Ready(set, 2)], new() { Replicas = 5 });
        Assert.Equal("+3 +4 !1", plan.Steps());
        Assert.Equal("StopsShort", plan.WarningIds());
        Assert.False(plan.Completes);

        plan = Planning.Plan(set with { PodManagementPolicy = "OrderedReady" }, [Pods.Ready(set, 0), Pods.Ready(set, 1).Because("CrashLoopBackOff"), Pods.Ready(set, 2)], new() { Replicas = 5 });
        Assert.Equal("!1", plan.Steps());
        Assert.Contains("it crashes (CrashLoopBackOff)", plan.Warnings[0].Text);
    }

    [Fact]
    public void Make_NewTemplateWhileAPodIsBroken_IsAForcedRollback()
    {
        var set = Sets.Web();
        var plan = Planning.Plan(set, [Pods.Ready(set, 0), Pods.Ready(set, 1), Pods.Ready(set, 2).Because("ImagePullBackOff")], new() { NewTemplate = true });

        Assert.Equal("!2", plan.Steps());
        Assert.Contains("ForcedRollback", plan.WarningIds());
        Assert.Equal(Severity.Error, plan.Warnings[0].Severity);
    }

    /// <summary>Scaling below a broken pod gets rid of it; the next one of its bad revision is no better.</summary>
    [Fact]
    public void Make_ScaleBelowABrokenPod_GoesOnUntilTheNextOfTheBadRevision()
    {
        var set = Sets.Web().Updating();
        var plan = Planning.Plan(
            set, [Pods.Ready(set, 0).Outdated(), Pods.Ready(set, 1).Outdated(), Pods.Ready(set, 2).Because("CrashLoopBackOff")], new() { Replicas = 2 });
        Assert.Equal("-2 -1 +1 !1", plan.Steps());
    }

    [Fact]
    public void Make_PodsOnTheirWay_ArriveFirst()
    {
        var set = Sets.Web();
        var plan = Planning.Plan(set, [Pods.Ready(set, 0), Pods.Ready(set, 1).Terminating(Clock.Now), Pods.Ready(set, 2).Starting() with { ReadyChangedAt = Clock.Now }], new() { Replicas = 4 });
        Assert.Equal("+1 +3", plan.Steps());
    }

    [Theory]
    [InlineData(1, "NoneReady")]
    [InlineData(2, "")]
    [InlineData(3, "")]
    public void Make_Update_WarnsWhenNobodyIsLeft(int replicas, string warned) =>
        Assert.Equal(warned, Planning.Plan(Sets.Web(replicas), new() { NewTemplate = true }).WarningIds().Replace("AssumesReady", "").Trim());

    [Theory]
    [InlineData(5, 3, false)]
    [InlineData(5, 2, true)]
    [InlineData(3, 1, true)]
    [InlineData(3, 0, false)]
    [InlineData(2, 1, false)]
    public void Make_ScaleDown_WarnsWhenAMajorityOfMembersGoes(int from, int to, bool warned) =>
        Assert.Equal(warned, Planning.Plan(Sets.Web(from), new() { Replicas = to }).Warnings.Any(warning => warning.Id == PlanWarningId.MajorityLeaves));

    [Fact]
    public void Make_ScaleDown_LosesTheNamesForGoodAndAnUpdateForAWhile()
    {
        var down = Planning.Plan(Sets.Web(), new() { Replicas = 1 }).NamesLost;
        Assert.Equal([new LostName("web-2.web.shop.svc.cluster.local", 2, 1, null), new LostName("web-1.web.shop.svc.cluster.local", 1, 2, null)], down);

        var update = Planning.Plan(Sets.Web(1), new() { NewTemplate = true }).NamesLost;
        Assert.Equal([new LostName("web-0.web.shop.svc.cluster.local", 0, 1, 2), new LostName("web.shop.svc.cluster.local", null, 1, 2)], update);
    }

    [Fact]
    public void Make_PodsNotReadable_SaysThatItCannotTell()
    {
        var set = Sets.Web();
        var inspection = SetInspector.Inspect(Snapshots.Of(set).WithSource(SourceKind.Pods, SourceState.Forbidden), set, Clock.Now);
        var plan = Planner.Make(inspection, new() { Replicas = 5 }, null, Clock.Now);

        Assert.Empty(plan.Steps);
        Assert.False(plan.Completes);
        Assert.Contains("PodsUnknown", plan.WarningIds());
    }

    [Fact]
    public void Make_ThousandsOfReplicas_CountsWhatItDoesNotList()
    {
        var plan = Planning.Plan(Sets.Web(1), new() { Replicas = 4000 });
        Assert.Equal(3999, plan.Steps.Count + plan.MoreSteps);
        Assert.True(plan.Completes);

        plan = Planning.Plan(Sets.Web(2000), new() { NewTemplate = true });
        Assert.Equal(4000, plan.Steps.Count + plan.MoreSteps);
        Assert.All(plan.After, ordinal => Assert.True(ordinal is { Ready: true, Updated: true }));
        Assert.InRange(plan.Steps.Count, 100, 1000);
    }

    [Fact]
    public void Make_ThousandsOfReplicasAndABrokenOne_EndsWithTheWait()
    {
        var set = Sets.Web(1000);
        var plan = Planning.Plan(set, [Pods.Ready(set, 900).Outdated().Because("CrashLoopBackOff")], new() { Replicas = 2000 });
        Assert.Equal((PlanAction.Wait, 900), (plan.Steps[^1].Action, plan.Steps[^1].Ordinal));
        Assert.Equal(901, plan.Steps.Count + plan.MoreSteps);
    }
}
