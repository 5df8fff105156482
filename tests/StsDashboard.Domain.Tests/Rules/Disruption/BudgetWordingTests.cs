using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Tests.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Rules.Disruption;

/// <summary>PDB001–PDB004: what they say, what it rests on, and the command to copy.</summary>
public sealed class BudgetWordingTests
{
    private static readonly StatefulSetFact Set = Sets.Web(2);

    private static readonly DisruptionBudgetFact Budget = new()
    {
        Key = new ObjectKey("shop", "web"),
        Selector = Set.Selector,
        CurrentHealthy = 1,
        DesiredHealthy = 1,
        ExpectedPods = 2,
        IsCurrent = true,
    };

    [Fact]
    public void Budget_ThatAllowsNoneForNow_SaysWhatItAsksAndWhatToExpect()
    {
        var finding = FindingAssert.Single("PDB002", Inspect(Budget));

        Assert.Equal(
            (
                "Info PodDisruptionBudget web: Disruption budget web allows no eviction now: 1 of 2 pods are healthy, 1 have to stay",
                "maxUnavailable not given | disruptionsAllowed 0 | unhealthyPodEvictionPolicy IfHealthyBudget",
                ""),
            FindingAssert.Told(finding));
        Assert.Contains("Drains go on once it is", finding.Advice);
    }

    [Fact]
    public void Budget_ThatNeverAllowsAny_OffersTheOneThatDoes() => FindingAssert.Says(
        "PDB002",
        Inspect(Budget with { MaxUnavailable = "0", DesiredHealthy = 2, UnhealthyPodEvictionPolicy = "AlwaysAllow" }),
        "Warning PodDisruptionBudget web: Disruption budget web never allows an eviction: it asks for 2 healthy of 2 pods",
        "maxUnavailable 0 | disruptionsAllowed 0 | unhealthyPodEvictionPolicy AlwaysAllow",
        """kubectl patch poddisruptionbudget web --type=merge -p '{"spec":{"minAvailable":null,"maxUnavailable":1}}' -n shop""");

    [Fact]
    public void SeveralBudgets_AreListed() => FindingAssert.Says(
        "PDB003",
        Inspect(Budget, Budget with { Key = new ObjectKey("shop", "all"), Selector = new LabelSelector(LabelSet.Empty) }),
        "Warning StatefulSet web: Disruption budgets all, web all select ordinals 0–1",
        "all selects every pod of the namespace | web selects app=web",
        "kubectl get poddisruptionbudgets -n shop");

    [Fact]
    public void TwoPodsOnOneNode_AreEnoughToSaySo() => FindingAssert.Says(
        "PDB004", Inspect(), "Warning StatefulSet web: All 2 pods run on node-1", "", "kubectl get pods -o wide -l app=web -n shop");

    [Fact]
    public void PodsThatHaveNoNode_RunOnNone() => FindingAssert.None("PDB004", Inspecting.Inspect(Set, Pods.AllReady(Set).Select(pod => pod with { Node = "" })));

    [Fact]
    public void PodsOnNodesWithoutZone_ShareNone() =>
        FindingAssert.None("PDB004", Inspecting.Inspect(Set, Pods.AllReady(Set).Select((pod, ordinal) => pod with { Node = $"node-{ordinal}" })));

    [Fact]
    public void SelectorThatIsNotKnown_MakesNoCommand()
    {
        var set = Set with { Selector = new LabelSelector(LabelSet.Empty) };
        var inspection = Inspecting.Inspect(set, Pods.AllReady(set));

        Assert.Equal("", FindingAssert.Single("PDB001", inspection).Command);
        Assert.Equal("", FindingAssert.Single("PDB004", inspection).Command);
    }

    private static SetInspection Inspect(params Fact[] budgets) => Inspecting.Inspect(Set, Pods.AllReady(Set), budgets);
}
