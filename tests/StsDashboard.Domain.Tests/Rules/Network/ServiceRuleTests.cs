using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Tests.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Rules.Network;

/// <summary>NET001–NET006 and NET013: the governing Service and the pods it is to publish.</summary>
public sealed class ServiceRuleTests
{
    private static readonly StatefulSetFact Set = Sets.Web(2);
    private static readonly IReadOnlyList<PodFact> Ready = Pods.AllReady(Set);
    private static readonly ServiceFact Service = Services.Governing(Set);

    [Fact]
    public void NoServiceName_IsInfoOnTheSet()
    {
        var finding = FindingAssert.Single("NET001", Inspecting.Inspect(Set with { ServiceName = "" }, []));

        Assert.Equal((Severity.Info, new ObjectReference("StatefulSet", "shop", "web")), (finding.Severity, finding.Object));
        FindingAssert.None("NET001", Inspecting.Inspect(Set, Ready));
    }

    [Fact]
    public void ServiceMissing_IsAnErrorThatExplainsTheMissingNames()
    {
        var inspection = WithoutService(Set);
        var finding = FindingAssert.Single("NET002", inspection);

        Assert.Equal((Severity.Error, new ObjectReference("Service", "shop", "web")), (finding.Severity, finding.Object));
        Assert.Equal(
            "kubectl create service clusterip web --clusterip=None --dry-run=client -o yaml -n shop"
                + " | kubectl set selector --local -f - app=web -o yaml | kubectl create -f -",
            finding.Command);
        Assert.All(inspection.Slots, slot => Assert.Equal(NameResult.Missing, slot.Name.Result));
        FindingAssert.None("NET007", inspection);
        FindingAssert.None("NET002", Inspecting.Inspect(Set, Ready));
    }

    [Fact]
    public void ServiceMissing_OfASetScaledToZero_IsNoError() =>
        Assert.Equal(Severity.Warning, FindingAssert.Single("NET002", WithoutService(Set with { Replicas = 0 })).Severity);

    [Theory]
    [InlineData(SourceState.Forbidden)]
    [InlineData(SourceState.Syncing)]
    public void ServiceMissing_WhereServicesAreNotKnown_IsNotSaid(SourceState state)
    {
        var snapshot = Snapshots.Of([Set, .. Ready]).WithSource(SourceKind.Services, state);

        FindingAssert.None("NET002", SetInspector.Inspect(snapshot, Set, Clock.Now));
    }

    [Fact]
    public void ServiceWithClusterIp_IsNotHeadless()
    {
        var finding = FindingAssert.Single("NET003", With(Service.WithClusterIp("10.96.0.7")));

        Assert.Equal((Severity.Warning, ["cluster IP 10.96.0.7"]), (finding.Severity, finding.Evidence));
        FindingAssert.None("NET003", With(Service));
    }

    [Fact]
    public void ExternalNameService_IsNotHeadlessAndKeepsTheMissingNamesAsErrors()
    {
        var inspection = With(Service with { Type = "ExternalName", ClusterIps = [], Selector = null });

        FindingAssert.Single("NET003", inspection);
        FindingAssert.None("NET004", inspection);
        Assert.Equal(2, FindingAssert.Of("NET007", inspection).Count());
    }

    [Fact]
    public void SelectorOfOtherLabels_IsAnErrorThatExplainsTheMissingNames()
    {
        var inspection = With(Service with { Selector = LabelSet.Of(("app", "other")) }, []);
        var finding = FindingAssert.Single("NET004", inspection);

        Assert.Equal((Severity.Error, null), (finding.Severity, finding.Ordinal));
        Assert.Equal(["its selector: app=other", "the pods' labels: app=web"], finding.Evidence);
        Assert.Equal("kubectl set selector service web app=web -n shop", finding.Command);
        FindingAssert.None("NET007", inspection);
    }

    [Fact]
    public void SelectorOfFewerLabels_SelectsThePods()
    {
        var set = Set with { TemplateLabels = LabelSet.Of(("app", "web"), ("tier", "front")) };
        var service = Services.Governing(set) with { Selector = LabelSet.Of(("tier", "front")) };

        FindingAssert.None("NET004", Inspecting.Inspect(set, Pods.AllReady(set), service));
    }

    [Fact]
    public void PodWithOtherLabels_IsTheOnlyOneNotSelected()
    {
        var inspection = Inspecting.Inspect(Set, [Ready[0], Ready[1] with { Labels = LabelSet.Of(("app", "debug")) }]);
        var finding = FindingAssert.Single("NET004", inspection);

        Assert.Equal((1, new ObjectReference("Pod", "shop", "web-1")), (finding.Ordinal, finding.Object));
        Assert.Equal("kubectl delete pod web-1 -n shop", finding.Command);
    }

    [Fact]
    public void ServiceWithoutSelector_IsAFaultOnlyWhileNobodyWritesEndpoints()
    {
        var manual = Service with { Selector = null };

        FindingAssert.Single("NET004", With(manual, []));
        FindingAssert.None("NET004", With(manual, Ready));
    }

    [Fact]
    public void OtherService_SelectsThePodsInsteadOfTheGoverning()
    {
        var other = Service with { Key = new ObjectKey("shop", "web-peers") };
        var finding = FindingAssert.Single("NET005", WithoutService(Set, other));

        Assert.Equal((Severity.Warning, "web-peers"), (finding.Severity, finding.Object.Name));
        FindingAssert.Single("NET005", Inspecting.Inspect(Set, Ready, Service with { Selector = LabelSet.Of(("app", "other")) }, other));
    }

    [Fact]
    public void OtherService_BesideAGoverningOneThatSelectsThem_IsUsual()
    {
        var clients = Service.WithClusterIp("10.96.0.7") with { Key = new ObjectKey("shop", "web-clients") };

        FindingAssert.None("NET005", Inspecting.Inspect(Set, Ready, clients));
        FindingAssert.None("NET005", WithoutService(Set, clients with { Selector = LabelSet.Of(("app", "other")) }));
    }

    [Fact]
    public void PodOfAnotherSubdomain_ExplainsItsOwnMissingNameOnly()
    {
        PodFact[] pods = [Ready[0] with { Subdomain = "old" }, Ready[1]];
        var inspection = SetInspector.Inspect(Inspecting.Around(Set, pods).WithAnswers(Answers.To("web-1.web.shop.svc.cluster.local", null, Answers.NoSuchName())), Set, Clock.Now);
        var finding = FindingAssert.Single("NET006", inspection);

        Assert.Equal((Severity.Warning, 0, "kubectl delete pod web-0 -n shop"), (finding.Severity, finding.Ordinal, finding.Command));
        Assert.Equal(1, FindingAssert.Single("NET007", inspection).Ordinal);
    }

    [Fact]
    public void PodOfAnotherSubdomain_ThatIsGoingAnyway_IsNotMentioned() =>
        FindingAssert.None("NET006", Inspecting.Inspect(Set, [(Ready[0] with { Subdomain = "old" }).Terminating(), Ready[1]]));

    [Fact]
    public void ServiceCreatedAfterAPodStarted_IsInfo()
    {
        var late = Service with { CreatedAt = Clock.Start.AddMinutes(5) };
        var finding = FindingAssert.Single("NET013", Inspecting.Inspect(Set, [Ready[0], Ready[1] with { StartedAt = Clock.Start.AddMinutes(10) }], late));

        Assert.Equal((Severity.Info, "The governing Service web was created after web-0 started"), (finding.Severity, finding.Message));
        Assert.Contains("Service created 2026-01-15T09:05:00Z", finding.Evidence);
        Assert.Equal("kubectl rollout restart statefulset web -n shop", finding.Command);
    }

    [Fact]
    public void ServiceCreatedBeforeAllPodsStarted_IsInOrder()
    {
        var late = Service with { CreatedAt = Clock.Start.AddMinutes(5) };

        FindingAssert.None("NET013", Inspecting.Inspect(Set, Ready));
        FindingAssert.None("NET013", Inspecting.Inspect(Set, Ready.Select(pod => pod with { StartedAt = Clock.Start.AddMinutes(10) }), late));
    }

    private static SetInspection With(ServiceFact service, IEnumerable<PodFact>? published = null) =>
        Inspecting.Inspect(Set, Ready, service, Slices.Of(service, published ?? Ready));

    private static SetInspection WithoutService(StatefulSetFact set, params ReadOnlySpan<Fact> others) =>
        SetInspector.Inspect(Snapshots.Of([set, .. Pods.AllReady(set), .. others]), set, Clock.Now);
}
