using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Tests.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Rules;

/// <summary>POD004–POD006: the template, the node, the neighbours.</summary>
public sealed class PodSurroundingRuleTests
{
    private static readonly StatefulSetFact Set = Sets.Web(1);
    private static readonly PodFact Pod = Pods.Ready(Set, 0);

    [Fact]
    public void Template_WithoutAnyReadinessProbe_IsInfo()
    {
        var set = Set with { Containers = [new("web", "web:1", HasReadinessProbe: false), new("side", "side:1", HasReadinessProbe: false)] };

        var finding = FindingAssert.Single("POD004", Inspecting.Inspect(set, [Pod]));

        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Equal(["containers web, side"], finding.Evidence);
        FindingAssert.None("POD004", Inspecting.Inspect(set with { Containers = [set.Containers[0] with { HasReadinessProbe = true }, set.Containers[1]] }, [Pod]));
        FindingAssert.None("POD004", Inspecting.Inspect(Set, [Pod]));
    }

    [Fact]
    public void Node_NotReady_IsAnErrorOnceItsPodsAreNotReadyEither()
    {
        var node = new NodeFact { Key = new ObjectKey("", "node-1"), ReadyChangedAt = Clock.Now.AddMinutes(-1) };
        SetInspection On(NodeFact on, PodFact pod) => Inspecting.Inspect(Set, [pod], on);
        var lost = Pod with { IsReady = false, ReadyChangedAt = Clock.Now };

        var finding = FindingAssert.Single("POD005", On(node, lost));

        Assert.Equal((Severity.Error, "web-0 is on node-1, which is not ready", 0), (finding.Severity, finding.Message, finding.Ordinal));
        Assert.Equal(["node-1 is not ready since 2026-01-15T09:59:00Z"], finding.Evidence);
        Assert.Equal("kubectl describe node node-1", finding.Command);
        Assert.Equal(Severity.Warning, FindingAssert.Single("POD005", On(node, Pod)).Severity);
        FindingAssert.None("POD005", On(node with { IsReady = true }, Pod));
        FindingAssert.None("POD005", On(node with { Key = new ObjectKey("", "node-2") }, Pod));
        FindingAssert.None("POD010", On(node, lost));
    }

    [Fact]
    public void Selectors_OfWhichOneSelectsTheOthersPods_AreAWarningOnBothSets()
    {
        var canary = Sets.Web(1) with
        {
            Key = new ObjectKey("shop", "canary"),
            Uid = "set-canary",
            Selector = new LabelSelector(LabelSet.Of(("app", "web"), ("track", "canary"))),
            TemplateLabels = LabelSet.Of(("app", "web"), ("track", "canary")),
        };
        const string Message = "The selector of set web also selects the pods of set canary";

        Assert.Equal(Message, FindingAssert.Single("POD006", Inspecting.Inspect(Set, [Pod], canary)).Message);
        var finding = FindingAssert.Single("POD006", SetInspector.Inspect(Inspecting.Around(Set, [Pod], canary), canary, Clock.Now));
        Assert.Equal((Severity.Warning, Message, "kubectl get pods -l app=web -n shop"), (finding.Severity, finding.Message, finding.Command));

        FindingAssert.None("POD006", Inspecting.Inspect(Set, [Pod], canary with { TemplateLabels = LabelSet.Of(("app", "db")) }));
        FindingAssert.None("POD006", Inspecting.Inspect(Set, [Pod], canary with { Key = new ObjectKey("other", "canary") }));
        FindingAssert.None("POD006", Inspecting.Inspect(Set, [Pod], canary with { DeletionTimestamp = Clock.Now }));
        FindingAssert.None("POD006", Inspecting.Inspect(Set, [Pod]));
    }
}
