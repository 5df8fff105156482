using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Names;

public sealed class GoverningServiceTests
{
    private const string Fqdn = "web.shop.svc.cluster.local";
    private static readonly StatefulSetFact Set = Sets.Web(2);
    private static readonly ServiceFact Service = Services.Governing(Set);
    private static readonly IReadOnlyList<PodFact> AllReady = Pods.AllReady(Set);

    [Fact]
    public void Inspect_AllInOrder_PassesEveryCheckInOrder()
    {
        var answer = Answers.To(Fqdn, null, Answers.A("10.0.0.1", "10.0.0.2"));
        var governing = Inspect(Snapshots.Of(Service, Slices.Of(Service, AllReady)).WithAnswers(answer));

        Assert.True(governing.Exists);
        Assert.True(governing.SelectsPods);
        Assert.Equal(
            [
                new("NET002", true, "Service web exists"),
                new("NET003", true, "It is headless (cluster IP None)"),
                new("NET004", true, "Its selector app=web selects 2 of 2 pods"),
                new("NET005", true, "No other Service selects them"),
                new("NET006", true, "Pods’ subdomain is web"),
                new("NET009", true, "Its answer holds what it should"),
                new("NET012", true, "Names fit a DNS label: 5 of 63"),
                new("NET010", true, "Pods that are not ready have no name: publishNotReadyAddresses is false"),
            ],
            (IEnumerable<ServiceCheck>)governing.Checks);
    }

    [Fact]
    public void Inspect_NoServiceName_SaysOnlyThat()
    {
        var governing = ServiceInspector.Inspect(Snapshots.Of(Set), Set with { ServiceName = "" }, AllReady);

        Assert.Equal(["NET001", "NET012"], governing.Checks.Select(check => check.Id));
        Assert.Equal((NameResult.NotExpected, ""), (governing.Name.Result, governing.Name.Fqdn));
    }

    [Fact]
    public void Inspect_ServiceMissing_FailsAndNamesTheOneThatSelectsInstead()
    {
        var other = Service with { Key = new ObjectKey("shop", "web-headless") };
        var governing = Inspect(Snapshots.Of(other));

        Assert.False(governing.Exists);
        Assert.Equal((false, "Service web does not exist"), Check(governing, "NET002"));
        Assert.Equal((false, "Selected by Service web-headless instead"), Check(governing, "NET005"));
        Assert.Equal(NameResult.NotExpected, governing.Name.Result);
    }

    [Fact]
    public void Inspect_ServicesForbidden_IsUnknown()
    {
        var governing = Inspect(Snapshots.Of(Service).WithSource(SourceKind.Services, SourceState.Forbidden));

        Assert.Null(governing.Exists);
        Assert.Equal((null, "Whether Service web exists is unknown (no permission)"), Check(governing, "NET002"));
        Assert.Equal(NameResult.NotAsked, governing.Name.Result);
    }

    [Fact]
    public void Inspect_NotHeadless_FailsAndExpectsTheClusterIp()
    {
        var service = Service.WithClusterIp("10.96.0.7");
        var governing = Inspect(Snapshots.Of(service, Slices.Of(service, AllReady)).WithAnswers(Answers.To(Fqdn, null, Answers.A("10.96.0.7"))));

        Assert.Equal((false, "It is not headless: its own name gives cluster IP 10.96.0.7, not the pods"), Check(governing, "NET003"));
        Assert.Equal(NameResult.Resolves, governing.Name.Result);
    }

    [Fact]
    public void Inspect_SelectorOfOtherPods_Fails()
    {
        var governing = Inspect(Snapshots.Of(Service with { Selector = LabelSet.Of(("app", "wrong")) }));

        Assert.False(governing.SelectsPods);
        Assert.Equal((false, "Its selector app=wrong selects 0 of 2 pods"), Check(governing, "NET004"));
    }

    [Fact]
    public void Inspect_NoPodsYet_JudgesTheSelectorByTheTemplate()
    {
        var governing = ServiceInspector.Inspect(Snapshots.Of(Service), Set, []);

        Assert.Equal((true, "Its selector app=web selects the set’s pod template"), Check(governing, "NET004"));
    }

    [Fact]
    public void Inspect_SecondServiceForClients_IsInOrder()
    {
        var clients = Service with { Key = new ObjectKey("shop", "web-clients") };

        Assert.Equal((true, "Also selected by Service web-clients"), Check(Inspect(Snapshots.Of(Service, clients)), "NET005"));
    }

    [Fact]
    public void Inspect_PodsOfAnotherServiceName_FailsTheSubdomain()
    {
        var governing = ServiceInspector.Inspect(Snapshots.Of(Service), Set, [AllReady[0], AllReady[1] with { Subdomain = "old" }]);

        Assert.Equal((false, "1 of 2 pods were created for another serviceName: subdomain old"), Check(governing, "NET006"));
    }

    [Fact]
    public void Inspect_AnswerHoldsAFormerEndpoint_FailsWithTheDifference()
    {
        var answer = Answers.To(Fqdn, Clock.Now.AddSeconds(-5), Answers.A("10.0.0.1", "10.0.0.2", "10.0.0.9"));
        var governing = Inspect(Snapshots.Of(Service, Slices.Of(Service, AllReady)).WithAnswers(answer));

        Assert.Equal(NameResult.Stale, governing.Name.Result);
        Assert.Equal((false, "DNS also gives 10.0.0.9: cached from before the change"), Check(governing, "NET009"));
    }

    [Fact]
    public void Inspect_AnswerLacksAnEndpoint_FailsWithTheDifference()
    {
        var answer = Answers.To(Fqdn, null, Answers.A("10.0.0.1"));
        var governing = Inspect(Snapshots.Of(Service, Slices.Of(Service, AllReady)).WithAnswers(answer));

        Assert.Equal((false, "DNS lacks 10.0.0.2"), Check(governing, "NET009"));
    }

    [Fact]
    public void Inspect_NoReadyEndpoint_ExpectsNoAnswer()
    {
        var governing = Inspect(Snapshots.Of(Service, Slices.Of(Service, AllReady.Select(pod => pod.Starting()))));

        Assert.Equal((NameResult.NotExpected, false), (governing.Name.Result, governing.Name.Expected));
        Assert.True(Check(governing, "NET009").Ok);
    }

    [Fact]
    public void Inspect_NotAskedYet_LeavesTheAnswerOpen() =>
        Assert.Null(Check(Inspect(Snapshots.Of(Service, Slices.Of(Service, AllReady))), "NET009").Ok);

    [Fact]
    public void Inspect_NamedPort_IsComparedBySrv()
    {
        var srv = Answers.A("web-0.web.shop.svc.cluster.local:8080", "Web-1.web.shop.svc.cluster.local:8080") with { Type = NameRecordType.Srv };
        var snapshot = Snapshots.Of(Service, Slices.Of(Service, AllReady)).WithAnswers(Answers.To($"_http._tcp.{Fqdn}", null, srv));

        Assert.Equal(NameResult.Resolves, Assert.Single(Inspect(snapshot).Ports).Result);
    }

    [Fact]
    public void Inspect_NoPorts_ComparesNoSrv()
    {
        var service = Service with { Ports = [] };

        Assert.Empty(Inspect(Snapshots.Of(service, Slices.Of(service, AllReady))).Ports);
    }

    [Theory]
    [InlineData(61, 10, true)]
    [InlineData(61, 11, false)]
    public void Inspect_LongName_FailsBeyond63Characters(int length, int replicas, bool ok)
    {
        var set = Set with { Key = new ObjectKey("shop", new string('a', length)), Replicas = replicas };

        Assert.Equal(ok, Check(ServiceInspector.Inspect(Snapshots.Of(Service), set, []), "NET012").Ok);
    }

    [Fact]
    public void Inspect_NameWithADot_IsNoLabel()
    {
        var set = Set with { Key = new ObjectKey("shop", "web.v2") };

        Assert.Equal((false, "web.v2-1 is no DNS label: it holds a dot"), Check(ServiceInspector.Inspect(Snapshots.Of(Service), set, []), "NET012"));
    }

    private static GoverningService Inspect(ClusterSnapshot snapshot) => ServiceInspector.Inspect(snapshot.With(Set), Set, AllReady);

    private static (bool? Ok, string Text) Check(GoverningService governing, string id)
    {
        var check = Assert.Single(governing.Checks, check => check.Id == id);
        return (check.Ok, check.Text);
    }
}
