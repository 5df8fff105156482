using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Tests.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Rules.Network;

/// <summary>NET007–NET012: the names themselves, and who is asked for them.</summary>
public sealed class NameRuleTests
{
    private const string Web0 = "web-0.web.shop.svc.cluster.local";
    private const string ServiceName = "web.shop.svc.cluster.local";

    private static readonly StatefulSetFact Set = Sets.Web(1);
    private static readonly PodFact Pod = Pods.Ready(Set, 0);

    [Fact]
    public void NameThatDnsDenies_IsAnErrorWithTheAnswer()
    {
        var finding = FindingAssert.Single("NET007", Answering(Answers.NoSuchName()));

        Assert.Equal((Severity.Error, 0, new ObjectReference("Pod", "shop", "web-0")), (finding.Severity, finding.Ordinal, finding.Object));
        Assert.Contains("10.96.0.10:53 answered NXDOMAIN", finding.Evidence);
        Assert.Contains("expected since 2026-01-15T09:00:00Z", finding.Evidence);
        FindingAssert.None("NET007", Answering(Answers.A("10.0.0.1")));
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, Severity.Warning)]
    [InlineData(59, Severity.Warning)]
    [InlineData(60, Severity.Error)]
    public void NameThatIsNew_MayYetCome(int secondsAgo, Severity? expected)
    {
        var inspection = Answering(Answers.To(Web0, Clock.Now.AddSeconds(-secondsAgo), Answers.NoSuchName()));

        Assert.Equal(expected, FindingAssert.Of("NET007", inspection).SingleOrDefault()?.Severity);
        Assert.Equal(expected == Severity.Error ? Verdict.Degraded : Verdict.Progressing, inspection.Verdict);
    }

    [Fact]
    public void ReadyPodThatNoSliceHolds_HasNoName()
    {
        var service = Services.Governing(Set);
        var finding = FindingAssert.Single("NET007", Inspecting.Inspect(Set, [Pod], Slices.Of(service)));

        Assert.Equal("kubectl describe service web -n shop", finding.Command);
    }

    [Fact]
    public void PodThatIsNotReady_IsNoMissingName()
    {
        var inspection = Inspecting.Inspect(Set, [Pod.Starting()]);

        FindingAssert.None("NET007", inspection);
        var finding = FindingAssert.Single("NET010", inspection);
        Assert.Equal((Severity.Info, "web-0 has no name until it is ready"), (finding.Severity, finding.Message));
        Assert.Equal("""kubectl patch service web -p '{"spec":{"publishNotReadyAddresses":true}}' -n shop""", finding.Command);
    }

    [Fact]
    public void NoNameUntilReady_IsSaidOnlyOfRunningPodsOfServicesThatPublishReadyOnes()
    {
        var publishing = Services.Governing(Set) with { PublishNotReadyAddresses = true };

        FindingAssert.None("NET010", Inspecting.Inspect(Set, [Pod]));
        FindingAssert.None("NET010", Inspecting.Inspect(Set, [Pod.Pending()]));
        FindingAssert.None("NET010", Inspecting.Inspect(Set, [Pod.Starting().Terminating()]));
        FindingAssert.None("NET010", Inspecting.Inspect(Set, [Pod.Starting()], publishing, Slices.Of(publishing, Pod.Starting())));
    }

    [Fact]
    public void OldAddressFromACache_IsAnErrorThatSaysUntilWhen()
    {
        var changed = Clock.Now.AddSeconds(-5);
        var pod = Pod with { ReadyChangedAt = changed };
        var inspection = SetInspector.Inspect(
            Inspecting.Around(Set, [pod]).WithAnswers(Answers.To(Web0, changed, Answers.A("10.0.0.99"))), Set, Clock.Now);
        var finding = FindingAssert.Single("NET008", inspection);

        Assert.Equal((Severity.Error, "The name of web-0 resolves to an old address"), (finding.Severity, finding.Message));
        Assert.Contains("wrong since 2026-01-15T09:59:55Z", finding.Evidence);
        Assert.Contains("a cache may go on until 2026-01-15T10:00:30Z", finding.Evidence);
    }

    [Fact]
    public void WrongAddressLongAfterAChange_IsNoCache()
    {
        var finding = FindingAssert.Single("NET008", Answering(Answers.A("10.0.0.99")));

        Assert.Equal("The name of web-0 resolves to a wrong address", finding.Message);
        Assert.Contains("pod: 10.0.0.1", finding.Evidence);
        Assert.Contains("10.96.0.10:53: 10.0.0.99", finding.Evidence);
        Assert.DoesNotContain(finding.Evidence, evidence => evidence.Contains("until", StringComparison.Ordinal));
    }

    [Fact]
    public void RightAddress_IsInOrder() => FindingAssert.None("NET008", Answering(Answers.A("10.0.0.1")));

    [Fact]
    public void ServiceAnswerThatHoldsAStranger_IsAWarning()
    {
        var finding = FindingAssert.Single("NET009", Answering(Answers.To(ServiceName, null, Answers.A("10.0.0.1", "10.0.0.99"))));

        Assert.Equal((Severity.Warning, new ObjectReference("Service", "shop", "web")), (finding.Severity, finding.Object));
        Assert.Contains("10.0.0.99", finding.Evidence[0]);
        FindingAssert.None("NET009", Answering(Answers.To(ServiceName, null, Answers.A("10.0.0.1"))));
    }

    [Fact]
    public void ServiceAnswerOutOfACache_IsInfo() =>
        Assert.Equal(
            Severity.Info,
            FindingAssert.Single("NET009", Answering(Answers.To(ServiceName, Clock.Now.AddSeconds(-5), Answers.A("10.0.0.99")))).Severity);

    [Fact]
    public void SrvAnswerThatLacksTheEndpoint_IsAWarning()
    {
        const string Srv = "_http._tcp.web.shop.svc.cluster.local";
        var right = Answers.A("web-0.web.shop.svc.cluster.local:8080") with { Type = NameRecordType.Srv };

        FindingAssert.None("NET009", Answering(Answers.To(Srv, null, right)));
        FindingAssert.Single("NET009", Answering(Answers.To(Srv, null, right with { Answers = [] })));
    }

    [Fact]
    public void ServerThatTimesOut_IsAnErrorWhenNoOtherAnswers()
    {
        var finding = FindingAssert.Single("NET011", Answering(Answers.Timeout()));

        Assert.Equal((Severity.Error, new ObjectReference("DnsServer", "", Answers.Server)), (finding.Severity, finding.Object));
        Assert.Equal(["timed out after 2 s", $"asked for {Web0}"], finding.Evidence);
        Assert.Equal(Verdict.Unknown, Answering(Answers.Timeout()).Verdict);
    }

    [Fact]
    public void ServerThatFailsBesideOneThatAnswers_IsAWarning()
    {
        var failing = (Answers.A() with { Rcode = "SERVFAIL" }).From("10.0.0.53:53");
        var finding = FindingAssert.Single("NET011", Answering(Answers.To(Web0, null, Answers.A("10.0.0.1"), failing)));

        Assert.Equal((Severity.Warning, "10.0.0.53:53", "SERVFAIL"), (finding.Severity, finding.Object.Name, finding.Evidence[0]));
    }

    [Fact]
    public void OneLostPacketOfALiveServer_IsNoOutage()
    {
        var live = new SourceFact { Kind = SourceKind.Dns, Scope = Answers.Server, State = SourceState.Live };
        var snapshot = Inspecting.Around(Set, [Pod]).WithAnswers(Answers.To(Web0, null, Answers.Timeout()));
        snapshot = snapshot with { Sources = snapshot.Sources.Add((SourceKind.Dns, Answers.Server), live) };

        var inspection = SetInspector.Inspect(snapshot, Set, Clock.Now);

        FindingAssert.None("NET011", inspection);
        Assert.Equal(Verdict.Healthy, inspection.Verdict);
    }

    [Theory]
    [InlineData(61, 1, false)]
    [InlineData(62, 1, true)]
    [InlineData(61, 11, true)]
    public void LongName_FitsALabelOrNot(int length, int replicas, bool found)
    {
        var set = Set with { Key = new ObjectKey("shop", new string('w', length)), Replicas = replicas };

        Assert.Equal(found, FindingAssert.Of("NET012", SetInspector.Inspect(Snapshots.Of(set), set, Clock.Now)).Any());
    }

    [Theory]
    [InlineData(52, false)]
    [InlineData(53, true)]
    public void LongRevisionName_FitsALabelOrNot(int length, bool found)
    {
        var name = new string('w', length);
        var set = Set with { Key = new ObjectKey("shop", name), Status = Set.Status with { UpdateRevision = $"{name}-5f6c7d8e9f" } };

        Assert.Equal(found, FindingAssert.Of("NET012", SetInspector.Inspect(Snapshots.Of(set), set, Clock.Now)).Any());
    }

    private static SetInspection Answering(NameAnswer answer) => Answering(Answers.To(Web0, null, answer));

    private static SetInspection Answering(NameFact name) => SetInspector.Inspect(Inspecting.Around(Set, [Pod]).WithAnswers(name), Set, Clock.Now);
}
