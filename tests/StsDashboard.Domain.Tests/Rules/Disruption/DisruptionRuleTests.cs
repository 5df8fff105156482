using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Tests.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Rules.Disruption;

/// <summary>PDB001–PDB004.</summary>
public sealed class DisruptionRuleTests
{
    private static readonly StatefulSetFact Set = Sets.Web(3);

    private static readonly DisruptionBudgetFact Budget = new()
    {
        Key = new ObjectKey("shop", "web"),
        Selector = new LabelSelector(LabelSet.Of(("app", "web"))),
        MinAvailable = "2",
        DisruptionsAllowed = 1,
        CurrentHealthy = 3,
        DesiredHealthy = 2,
        ExpectedPods = 3,
        IsCurrent = true,
    };

    [Fact]
    public void NoBudget_ForSeveralPods_IsAWarningWithTheOneToCreate()
    {
        var finding = FindingAssert.Single("PDB001", Inspect());

        Assert.Equal((Severity.Warning, "No disruption budget selects the 3 pods"), (finding.Severity, finding.Message));
        Assert.Equal("kubectl create poddisruptionbudget web --selector=app=web --max-unavailable=1 -n shop", finding.Command);
        FindingAssert.None("PDB001", Inspect(Budget));
        FindingAssert.Single("PDB001", Inspect(Budget with { Selector = null }));
        FindingAssert.Single("PDB001", Inspect(Budget with { Key = new ObjectKey("other", "web") }));
    }

    [Fact]
    public void NoBudget_ForOnePod_IsInfo()
    {
        var one = Sets.Web(1);

        Assert.Equal(Severity.Info, FindingAssert.Single("PDB001", Inspecting.Inspect(one, Pods.AllReady(one))).Severity);
        FindingAssert.None("PDB001", Inspecting.Inspect(Sets.Web(0), []));
        FindingAssert.None("PDB001", Inspecting.Inspect(one with { DeletionTimestamp = Clock.Now }, Pods.AllReady(one)));
    }

    [Fact]
    public void NoBudget_WhereBudgetsAreNotKnown_IsNotSaid() => FindingAssert.None(
        "PDB001",
        SetInspector.Inspect(
            Inspecting.Around(Set, Pods.AllReady(Set)).WithSource(SourceKind.PodDisruptionBudgets, SourceState.Forbidden), Set, Clock.Now));

    [Fact]
    public void Budget_ThatAsksForAllPods_BlocksEveryDrain()
    {
        var finding = FindingAssert.Single("PDB002", Inspect(Budget with { MinAvailable = "100%", DesiredHealthy = 3, DisruptionsAllowed = 0 }));

        Assert.Equal((Severity.Warning, new ObjectReference("PodDisruptionBudget", "shop", "web")), (finding.Severity, finding.Object));
        Assert.Equal("Disruption budget web never allows an eviction: it asks for 3 healthy of 3 pods", finding.Message);
        Assert.Equal(
            """kubectl patch poddisruptionbudget web --type=merge -p '{"spec":{"minAvailable":null,"maxUnavailable":1}}' -n shop""", finding.Command);
    }

    [Fact]
    public void Budget_ThatAllowsNothingWhileAPodIsUnhealthy_IsInfo()
    {
        var used = Budget with { CurrentHealthy = 2, DisruptionsAllowed = 0 };

        var finding = FindingAssert.Single("PDB002", Inspect(used));

        Assert.Equal((Severity.Info, ""), (finding.Severity, finding.Command));
        Assert.Contains("unhealthyPodEvictionPolicy IfHealthyBudget", finding.Evidence);
        FindingAssert.None("PDB002", Inspect(Budget));
        FindingAssert.None("PDB002", Inspect(used with { IsCurrent = false }));
        FindingAssert.None("PDB002", Inspect(used with { ExpectedPods = 0 }));
    }

    [Fact]
    public void Budgets_ThatSelectTheSamePods_AreNamed()
    {
        var all = Budget with { Key = new ObjectKey("shop", "all"), Selector = new LabelSelector(LabelSet.Empty) };

        var finding = FindingAssert.Single("PDB003", Inspect(Budget, all));

        Assert.Equal((Severity.Warning, "Disruption budgets all, web all select ordinals 0–2"), (finding.Severity, finding.Message));
        Assert.Equal(["all selects every pod of the namespace", "web selects app=web"], finding.Evidence);
        FindingAssert.None("PDB003", Inspect(Budget));
        FindingAssert.None("PDB003", Inspect(Budget, all with { Selector = null }));
        FindingAssert.None("PDB003", Inspect(Budget, all with { Key = new ObjectKey("other", "all") }));
    }

    [Fact]
    public void Budgets_ThatShareOnePodOnly_AreNamedWithIt()
    {
        const string PodName = "statefulset.kubernetes.io/pod-name";
        var pods = Pods.AllReady(Set).Select(pod => pod with { Labels = LabelSet.Of(("app", "web"), (PodName, pod.Name)) });
        var first = Budget with { Key = new ObjectKey("shop", "first"), Selector = new LabelSelector(LabelSet.Of((Key: PodName, Value: "web-0"))) };

        Assert.Equal("Disruption budgets first, web all select ordinal 0", FindingAssert.Single("PDB003", Inspecting.Inspect(Set, pods, Budget, first)).Message);
    }

    [Fact]
    public void AllPods_OnOneNode_IsAWarning()
    {
        var finding = FindingAssert.Single("PDB004", On("a", "a", "a"));

        Assert.Equal((Severity.Warning, "All 3 pods run on a"), (finding.Severity, finding.Message));
        Assert.Equal("kubectl get pods -o wide -l app=web -n shop", finding.Command);
        FindingAssert.None("PDB004", On("a", "a", "c"));
        FindingAssert.None("PDB004", On("a", "a", ""));
    }

    [Fact]
    public void AllPods_InOneZone_IsInfo()
    {
        var finding = FindingAssert.Single("PDB004", On("a", "b", "a"));

        Assert.Equal((Severity.Info, "All 3 pods run in zone west"), (finding.Severity, finding.Message));
        Assert.Equal(["nodes a, b"], finding.Evidence);
        FindingAssert.None("PDB004", On("c", "d", "c"));
    }

    [Fact]
    public void OnePod_IsOfCourseOnOneNode()
    {
        var one = Sets.Web(1);

        FindingAssert.None("PDB004", Inspecting.Inspect(one, Pods.AllReady(one)));
    }

    private static SetInspection Inspect(params DisruptionBudgetFact[] budgets) => Inspecting.Inspect(Set, Pods.AllReady(Set), budgets);

    /// <summary>Nodes a and b are in zone west, c in zone east, d in none.</summary>
    private static SetInspection On(params string[] nodes) => Inspecting.Inspect(
        Set, Pods.AllReady(Set).Select((pod, ordinal) => pod with { Node = nodes[ordinal] }), Node("a", "west"), Node("b", "west"), Node("c", "east"), Node("d", ""));

    private static NodeFact Node(string name, string zone) => new() { Key = new ObjectKey("", name), Zone = zone, IsReady = true };
}
