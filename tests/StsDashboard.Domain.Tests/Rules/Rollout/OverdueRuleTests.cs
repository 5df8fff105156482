using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Tests.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Rules.Rollout;

/// <summary>ROL006, ROL007 and ROL009: what should have happened by now.</summary>
public sealed class OverdueRuleTests
{
    private static readonly StatefulSetFact Set = Sets.Web(2).WithClaims("data");

    [Fact]
    public void Terminating_PastItsTime_IsStuck()
    {
        SetInspection TerminatingSince(TimeSpan ago) => Inspecting.Inspect(Set, [Pods.Ready(Set, 0), Pods.Ready(Set, 1).Terminating(Clock.Now - ago)]);

        var finding = FindingAssert.Single("ROL006", TerminatingSince(TimeSpan.FromMinutes(1)));

        Assert.Equal((Severity.Error, new ObjectReference("Pod", "shop", "web-1"), 1), (finding.Severity, finding.Object, finding.Ordinal));
        Assert.Contains("deletionTimestamp 2026-01-15T09:59:00Z", finding.Evidence);
        Assert.Equal("kubectl describe pod web-1 -n shop", finding.Command);
        FindingAssert.None("ROL006", TerminatingSince(TimeSpan.FromSeconds(59)));
    }

    [Fact]
    public void StuckTerminating_OnADeadNode_OffersTheForcedDeletion()
    {
        var stuck = Pods.Ready(Set, 1).Terminating(Clock.Start);
        var node = new NodeFact { Key = new ObjectKey("", "node-1") };

        var onDeadNode = FindingAssert.Single("ROL006", Inspecting.Inspect(Set, [Pods.Ready(Set, 0), stuck], node));
        Assert.EndsWith("its node node-1 is not ready", onDeadNode.Message);
        Assert.Equal("kubectl delete pod web-1 --grace-period=0 --force -n shop", onDeadNode.Command);

        Assert.DoesNotContain("--force", FindingAssert.Single("ROL006", Inspecting.Inspect(Set, [Pods.Ready(Set, 0), stuck], node with { IsReady = true })).Command);
        var held = FindingAssert.Single("ROL006", Inspecting.Inspect(Set, [Pods.Ready(Set, 0), stuck with { Finalizers = ["example.com/drain"] }], node));
        Assert.EndsWith("a finalizer holds it", held.Message);
        Assert.Contains("finalizer example.com/drain", held.Evidence);
        Assert.DoesNotContain("--force", held.Command);
    }

    [Fact]
    public void Creation_ThatDoesNotHappen_PointsToTheEvents()
    {
        var finding = FindingAssert.Single("ROL007", After(Set, TimeSpan.FromSeconds(10), Claims.Bound(Set, "data", 0)));

        Assert.Equal((Severity.Error, new ObjectReference("StatefulSet", "shop", "web"), 1), (finding.Severity, finding.Object, finding.Ordinal));
        Assert.Equal(["due since 2026-01-15T10:00:00Z", "its claim data-web-1 does not exist either", "no event is known that says why"], finding.Evidence);
        Assert.Equal("kubectl describe statefulset web -n shop", finding.Command);
        FindingAssert.None("ROL007", After(Set, TimeSpan.FromSeconds(9)));
    }

    [Fact]
    public void Creation_ThatDoesNotHappenWithItsClaimThere_SaysNothingOfClaims() => Assert.Equal(
        ["due since 2026-01-15T10:00:00Z", "no event is known that says why"],
        FindingAssert.Single("ROL007", After(Set, TimeSpan.FromSeconds(10), Claims.Bound(Set, "data", 0), Claims.Bound(Set, "data", 1))).Evidence);

    [Fact]
    public void NewestSpec_NotObserved_IsInfoFirstAndAWarningWhenItLasts()
    {
        var changed = Sets.Web(1) with { Generation = 2 };

        Assert.Equal(Severity.Info, FindingAssert.Single("ROL009", After(changed, TimeSpan.FromSeconds(9))).Severity);
        var finding = FindingAssert.Single("ROL009", After(changed, TimeSpan.FromSeconds(10)));
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal(["generation 2, observed 1", "seen since 2026-01-15T10:00:00Z"], finding.Evidence);
        FindingAssert.None("ROL009", After(Sets.Web(1), TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void NewestSpec_OfASetMadeAnew_StartsAfresh()
    {
        var changed = Sets.Web(1) with { Generation = 2 };
        var old = SetInspector.Inspect(Inspecting.Around(changed, []), changed, Clock.Now);
        var anew = changed with { Uid = "another" };

        var inspection = SetInspector.Inspect(Inspecting.Around(anew, []), anew, Clock.Now.AddMinutes(1), previous: old);

        Assert.Equal(Clock.Now.AddMinutes(1), inspection.UnobservedSince);
    }

    /// <summary>The set with web-0 ready, seen at <see cref="Clock.Now"/> and again later.</summary>
    private static SetInspection After(StatefulSetFact set, TimeSpan later, params Fact[] others)
    {
        var snapshot = Inspecting.Around(set, [Pods.Ready(set, 0)], others);
        return SetInspector.Inspect(snapshot, set, Clock.Now + later, previous: SetInspector.Inspect(snapshot, set, Clock.Now));
    }
}
