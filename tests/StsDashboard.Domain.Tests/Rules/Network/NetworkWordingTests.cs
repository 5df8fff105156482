using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Tests.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Rules.Network;

/// <summary>NET002–NET011: what they say, what it rests on, and the command to copy.</summary>
public sealed class NetworkWordingTests
{
    private const string Web0 = "web-0.web.shop.svc.cluster.local";
    private const string ServiceName = "web.shop.svc.cluster.local";
    private const string PortName = "_http._tcp.web.shop.svc.cluster.local";

    private static readonly StatefulSetFact Set = Sets.Web(1);
    private static readonly PodFact Pod = Pods.Ready(Set, 0);
    private static readonly ServiceFact Service = Services.Governing(Set);

    [Fact]
    public void SetWithoutServiceName_MissesNoServiceAndWantsNoSubdomain()
    {
        var inspection = Inspecting.Inspect(Set with { ServiceName = "" }, [Pod]);

        FindingAssert.None("NET002", inspection);
        FindingAssert.None("NET006", inspection);
    }

    [Fact]
    public void ExternalName_IsToldAsSuch()
    {
        var external = Service with { Type = "ExternalName", ClusterIps = [], Selector = null };
        var other = Service with { Key = new ObjectKey("shop", "clients"), ClusterIps = ["10.96.0.1"] };
        var inspection = Inspecting.Inspect(Set, [Pod], external, other);

        FindingAssert.Says("NET003", inspection, "Warning Service web: The governing Service web is an ExternalName", "it points elsewhere and publishes no pods", "");
        FindingAssert.Says(
            "NET005", inspection, "Warning Service clients: clients selects the pods; the governing Service web does not", "clients (not headless) selects app=web", "");
    }

    [Fact]
    public void ServiceWithoutSelector_ThatSomebodyWritesOneSliceFor_IsInOrder()
    {
        var without = Service with { Selector = null };
        var empty = Slices.Of(without) with { Key = new ObjectKey("shop", "web-empty") };

        FindingAssert.None("NET004", Inspecting.Inspect(Set, [Pod], without, empty, Slices.Of(without, Pod)));
    }

    [Fact]
    public void SelectorMismatch_OfASetAtZero_IsAWarning() => FindingAssert.Says(
        "NET004",
        Inspecting.Inspect(Set with { Replicas = 0 }, [], Service with { Selector = LabelSet.Of(("app", "db")) }),
        "Warning Service web: The governing Service web does not select the set's pods",
        "its selector: app=db | the pods' labels: app=web",
        "kubectl set selector service web app=web -n shop");

    [Theory]
    [InlineData("", "web-0 was created for no Service, the governing Service is web", "its subdomain: none")]
    [InlineData("old", "web-0 was created for Service old, the governing Service is web", "its subdomain: old")]
    public void OtherSubdomain_IsNamed(string subdomain, string message, string evidence) => FindingAssert.Says(
        "NET006",
        Inspecting.Inspect(Set, [Pod with { Subdomain = subdomain }]),
        $"Warning Pod web-0: {message}",
        $"{evidence} | spec.serviceName web | pod created 2026-01-15T09:00:00Z",
        "kubectl delete pod web-0 -n shop");

    [Fact]
    public void NameThatDnsDenies_ThoughItIsPublished_IsNoMatterForTheService() => FindingAssert.Says(
        "NET007",
        Answering(Answers.To(Web0, null, Answers.NoSuchName())),
        "Error Pod web-0: The name of web-0 does not resolve",
        "NXDOMAIN, although the API says that the name exists | web-0.web.shop.svc.cluster.local | expected since 2026-01-15T09:00:00Z | 10.96.0.10:53 answered NXDOMAIN",
        "");

    [Fact]
    public void WrongAddress_ShowsAllThreeSides() => FindingAssert.Says(
        "NET008",
        SetInspector.Inspect(
            Snapshots.Of(Set, Service, Slices.Of(Service, Pod), Pod with { Ips = [] }).WithAnswers(Answers.To(Web0, null, Answers.A("10.0.0.9"))), Set, Clock.Now),
        "Error Pod web-0: The name of web-0 resolves to a wrong address",
        "DNS gives 10.0.0.9 instead of 10.0.0.1 | web-0.web.shop.svc.cluster.local | pod: – | EndpointSlice: 10.0.0.1"
            + " | 10.96.0.10:53: 10.0.0.9 | wrong since 2026-01-15T09:00:00Z",
        "");

    [Fact]
    public void ServiceAnswer_ThatACacheHolds_SaysUntilWhen()
    {
        var now = Clock.Now.AddSeconds(-5);

        FindingAssert.Says(
            "NET009",
            Answering(Answers.To(ServiceName, now, Answers.A("10.0.0.9"))),
            "Info Service web: DNS does not give for Service web what its endpoints say",
            "web.shop.svc.cluster.local: DNS gives 10.0.0.9 instead of 10.0.0.1: cached from before the change (may last until 2026-01-15T10:00:30Z)",
            "kubectl get endpointslices -l kubernetes.io/service-name=web -o wide -n shop");
        Assert.Equal(
            ["web.shop.svc.cluster.local: DNS gives 10.0.0.9 instead of 10.0.0.1"],
            FindingAssert.Single("NET009", Answering(Answers.To(ServiceName, null, Answers.A("10.0.0.9")))).Evidence);
    }

    [Fact]
    public void ServerThatFails_IsSaidWithItsErrorsInOrderAndANameItWasAskedFor() => FindingAssert.Says(
        "NET011",
        Answering(
            Answers.To(Web0, null, Answers.A() with { Rcode = "SERVFAIL" }),
            Answers.To(ServiceName, null, Answers.A() with { Rcode = "REFUSED" }),
            Answers.To(PortName, null, Answers.A() with { Type = NameRecordType.Srv, Rcode = "FORMERR" })),
        "Error DnsServer 10.96.0.10:53: DNS server 10.96.0.10:53 gives no answer",
        "FORMERR | REFUSED | SERVFAIL | asked for web-0.web.shop.svc.cluster.local",
        "");

    /// <summary>A server can choke on the one large answer and give every pod's name: the set does its work.</summary>
    [Theory]
    [InlineData(ServiceName, NameRecordType.A)]
    [InlineData(PortName, NameRecordType.Srv)]
    public void ServerThatFailsForTheServicesOwnNameOnly_IsAWarningBesideAHealthySet(string name, NameRecordType type)
    {
        var inspection = Answering(Answers.To(name, null, Answers.A() with { Type = type, Rcode = "SERVFAIL" }));

        Assert.Equal(Verdict.Healthy, inspection.Verdict);
        FindingAssert.Says("NET011", inspection, "Warning DnsServer 10.96.0.10:53: DNS server 10.96.0.10:53 gives no answer", $"SERVFAIL | asked for {name}", "");
    }

    private static SetInspection Answering(params NameFact[] names) =>
        SetInspector.Inspect(names.Aggregate(Inspecting.Around(Set, [Pod]), (snapshot, name) => snapshot.WithAnswers(name)), Set, Clock.Now);
}
