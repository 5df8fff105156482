using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Tests.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Rules.Rollout;

/// <summary>ROL001–ROL005 and ROL008: what the update and the creation order wait for.</summary>
public sealed class RolloutRuleTests
{
    private static readonly ObjectReference TheSet = new("StatefulSet", "shop", "web");

    [Fact]
    public void ForcedRollback_OfAPodWhoseRevisionTheUpdateWouldReplace_NamesThePodToDelete()
    {
        var set = Sets.Web();
        var crashing = Pods.Ready(set, 2).Because("CrashLoopBackOff");

        var finding = FindingAssert.Single("ROL001", Inspect(set, 2, crashing.Outdated()));

        Assert.Equal((Severity.Error, new ObjectReference("Pod", "shop", "web-2"), 2), (finding.Severity, finding.Object, finding.Ordinal));
        Assert.Equal("kubectl delete pod web-2 -n shop", finding.Command);
        Assert.Contains("web-2 is at revision web-old", finding.Evidence);
        FindingAssert.None("ROL001", Inspect(set, 2, crashing));
        FindingAssert.None("ROL001", Inspect(set.Parallel(), 2, crashing.Outdated()));
    }

    [Fact]
    public void Stalled_AfterTenMinutesWithoutAnyChange_SaysWhereTheControllerIs()
    {
        var set = Sets.Web();
        PodFact StartingSince(TimeSpan ago) => Pods.Ready(set, 2) with { IsReady = false, CreatedAt = Clock.Now - ago, ScheduledAt = null, StartedAt = null, ReadyChangedAt = null };

        var finding = FindingAssert.Single("ROL002", Inspect(set, 2, StartingSince(TimeSpan.FromMinutes(10))));

        Assert.Equal((Severity.Error, TheSet, 2), (finding.Severity, finding.Object, finding.Ordinal));
        Assert.Contains("last progress 2026-01-15T09:50:00Z", finding.Evidence);
        Assert.Equal("kubectl describe pod web-2 -n shop", finding.Command);
        FindingAssert.None("ROL002", Inspect(set, 2, StartingSince(TimeSpan.FromMinutes(9.99))));
        FindingAssert.None("ROL002", Inspecting.Inspect(set, Pods.AllReady(set)));
    }

    [Fact]
    public void Stalled_WhenTheOrdinalsOwnFindingSaysWhy_IsNotSaidToo()
    {
        var set = Sets.Web();
        var inspection = Inspect(set, 2, Pods.Ready(set, 2).Because("ImagePullBackOff") with { ReasonContainer = "web" });

        FindingAssert.Single("POD002", inspection);
        FindingAssert.None("ROL002", inspection);
    }

    [Fact]
    public void Stalled_WhileMinReadySecondsRun_IsNotSaid()
    {
        var set = Sets.Web() with { MinReadySeconds = 7200 };

        FindingAssert.None("ROL002", Inspecting.Inspect(set, Pods.AllReady(set)));
    }

    [Fact]
    public void Partition_BelowTheReplicas_HoldsTheOutdatedOrdinals()
    {
        var set = Sets.Web().Updating(partition: 2);

        var finding = FindingAssert.Single("ROL003", Inspecting.Inspect(set, [Pods.Ready(set, 0).Outdated(), Pods.Ready(set, 1).Outdated(), Pods.Ready(set, 2)]));

        Assert.Equal((Severity.Info, TheSet, "Partition 2 holds ordinals 0–1 at the current revision"), (finding.Severity, finding.Object, finding.Message));
        Assert.Equal(
            """kubectl patch statefulset web --type=merge -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":0}}}}' -n shop""", finding.Command);
        FindingAssert.None("ROL003", Inspecting.Inspect(set, Pods.AllReady(set)));
    }

    [Fact]
    public void Partition_OfAllReplicas_HoldsEveryOrdinal()
    {
        var updating = Sets.Web().Updating(partition: 3);
        var inspection = Inspecting.Inspect(updating, Pods.AllReady(updating).Select(Pods.Outdated));

        Assert.Equal("Partition 3 keeps the update from every ordinal", FindingAssert.Single("ROL004", inspection).Message);
        FindingAssert.None("ROL003", inspection);

        var settled = Sets.Web() with { Partition = 4 };
        Assert.Equal("Partition 4 would keep an update from every ordinal", FindingAssert.Single("ROL004", Inspecting.Inspect(settled, Pods.AllReady(settled))).Message);
        FindingAssert.None("ROL004", Inspecting.Inspect(settled with { Partition = 2 }, Pods.AllReady(settled)));
        FindingAssert.None("ROL004", Inspecting.Inspect(settled with { UpdateStrategy = "OnDelete" }, Pods.AllReady(settled)));
        FindingAssert.None("ROL004", Inspecting.Inspect(settled with { Replicas = 0 }, []));
    }

    [Fact]
    public void OnDelete_WithOutdatedPods_OffersTheHighestForDeletion()
    {
        var set = Sets.Web().Updating() with { UpdateStrategy = "OnDelete" };

        var finding = FindingAssert.Single("ROL005", Inspecting.Inspect(set, [Pods.Ready(set, 0).Outdated(), Pods.Ready(set, 1).Outdated(), Pods.Ready(set, 2)]));

        Assert.Equal((Severity.Info, "OnDelete: ordinals 0–1 stay outdated until deleted"), (finding.Severity, finding.Message));
        Assert.Equal("kubectl delete pod web-1 -n shop", finding.Command);
        FindingAssert.None("ROL005", Inspecting.Inspect(set, Pods.AllReady(set)));
        FindingAssert.None("ROL005", Inspecting.Inspect(Sets.Web().Updating(partition: 3), Pods.AllReady(set).Select(Pods.Outdated)));
    }

    [Fact]
    public void Creation_InOrder_WaitsOnTheEarlierOrdinal()
    {
        var set = Sets.Web();
        PodFact[] first = [Pods.Ready(set, 0).Starting()];

        var finding = FindingAssert.Single("ROL008", Inspecting.Inspect(set, first));

        Assert.Equal((Severity.Info, "Ordinals 1–2 are created after web-0 is ready"), (finding.Severity, finding.Message));
        FindingAssert.None("ROL008", Inspecting.Inspect(set, [Pods.Ready(set, 0), Pods.Ready(set, 1), Pods.Ready(set, 2).Starting()]));
        FindingAssert.None("ROL008", Inspecting.Inspect(set.Parallel(), first));
    }

    [Fact]
    public void Creation_WhileMinReadySecondsRun_NamesThem()
    {
        var set = Sets.Web(2) with { MinReadySeconds = 4000 };

        Assert.Equal("Ordinal 1 is created after web-0 has been ready for 4000 s", FindingAssert.Single("ROL008", Inspecting.Inspect(set, [Pods.Ready(set, 0)])).Message);
    }

    /// <summary>Everything ready but for one pod.</summary>
    private static SetInspection Inspect(StatefulSetFact set, int ordinal, PodFact pod) =>
        Inspecting.Inspect(set, [.. Pods.AllReady(set).Where((_, index) => index != ordinal), pod]);
}
