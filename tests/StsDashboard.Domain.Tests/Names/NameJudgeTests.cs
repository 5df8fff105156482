using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Names;

/// <summary>What a list of names says of each: which of the three is odd, on which servers, by which rule, why.</summary>
public sealed class NameJudgeTests
{
    private const string Own = "web.shop.svc.cluster.local";
    private const string Fqdn = $"web-0.{Own}";
    private const string Other = "169.254.20.10:53";

    private static readonly StatefulSetFact Set = Sets.Web(2);
    private static readonly ServiceFact Service = Services.Governing(Set);
    private static readonly PodFact Pod = Pods.Ready(Set, 0);
    private static readonly DateTimeOffset JustNow = Clock.Now.AddSeconds(-4);

    [Fact]
    public void Judge_OldAddressOnOneOfTwoServers_BlamesThatAnswer()
    {
        var pod = Pod with { ReadyChangedAt = JustNow };
        var old = Answers.A("10.0.0.77").From(Other) with { TtlSeconds = 20 };

        var name = PodName(Around(pod).WithAnswers(Answers.To(Fqdn, JustNow, Answers.A("10.0.0.1"), old)));

        Assert.Equal((NameResult.Stale, OddOneOut.Answer, "NET008"), (name.Name.Result, name.Odd, name.Rule));
        Assert.Equal("Cached: an address from before the last change", name.Cause);
        Assert.Equal(new ServerTally([Other], Right: 1, All: 2), name.Name.Servers);
        Assert.Equal((JustNow, JustNow), (name.PodReadySince, name.Name.ExpectedSince));
        Assert.Equal(TimeSpan.FromSeconds(30), name.CacheLife);
    }

    [Fact]
    public void Judge_NoSuchNameLongAfter_BlamesNoCache()
    {
        var name = PodName(Around(Pod).WithAnswers(Answers.To(Fqdn, null, Answers.NoSuchName())));

        Assert.Equal((OddOneOut.Answer, "NET007", "The API publishes it; this server does not know it"), (name.Odd, name.Rule, name.Cause));
        Assert.Equal(new ServerTally([Answers.Server], Right: 0, All: 1), name.Name.Servers);
    }

    [Fact]
    public void Judge_ServiceMissing_BlamesTheSlicesByThatRule()
    {
        var name = PodName(Snapshots.Of(Set, Pod));

        Assert.Equal((NameResult.Missing, OddOneOut.EndpointSlice, "NET002"), (name.Name.Result, name.Odd, name.Rule));
        Assert.Equal("The governing Service web does not exist", name.Cause);
        Assert.Equal(Pod.ReadyChangedAt, name.Name.ExpectedSince);
    }

    [Fact]
    public void Judge_SliceBehindThePod_BlamesTheSlices()
    {
        var moved = Pod with { Ips = ["10.0.0.9"] };
        var snapshot = Snapshots.Of(Set, moved, Service, Slices.Of(Service, Pod)).WithAnswers(Answers.To(Fqdn, null, Answers.A("10.0.0.1")));

        Assert.Equal((NameResult.Stale, OddOneOut.EndpointSlice), (PodName(snapshot).Name.Result, PodName(snapshot).Odd));
    }

    [Fact]
    public void Judge_NobodyAnswered_SaysWhyByTheServersRule()
    {
        var name = PodName(Around(Pod).WithAnswers(Answers.To(Fqdn, null, Answers.Timeout())));

        Assert.Equal((NameResult.Unreachable, "NET011", "The server gave no answer: timed out after 2 s"), (name.Name.Result, name.Rule, name.Cause));
    }

    [Fact]
    public void Judge_NameThatResolves_IsNoFault()
    {
        var name = PodName(Around(Pod).WithAnswers(Answers.To(Fqdn, null, Answers.A("10.0.0.1"))));

        Assert.Equal((false, OddOneOut.None), (name.IsFault, name.Odd));
        Assert.Equal(new ServerTally([Answers.Server], Right: 1, All: 1), name.Name.Servers);
    }

    [Fact]
    public void Judge_ServiceThatStillGivesAPodThatIsNotReady_NamesThePod()
    {
        var starting = Pods.Ready(Set, 1).Starting();
        var answer = Answers.A("10.0.0.1", starting.Ips[0]) with { TtlSeconds = 12 };
        var snapshot = Snapshots.Of(Set, Pod, starting, Service, Slices.Of(Service, Pod, starting)).WithAnswers(Answers.To(Own, JustNow, answer));

        var name = NameJudge.Judge(Inspect(snapshot)).Single(name => name.Name.Fqdn == Own);

        Assert.Equal(("NET009", "Cached: still holds web-1, now not ready"), (name.Rule, name.Cause));
        Assert.Equal((1, 2), (name.PodsReady, name.Pods));
    }

    [Fact]
    public void Totals_CountPodsByResultAndServicesOnce()
    {
        var starting = Pods.Ready(Set, 1).Starting();
        var snapshot = Snapshots.Of(Set, Pod, starting, Service, Slices.Of(Service, Pod, starting))
            .WithAnswers(Answers.To(Fqdn, null, Answers.NoSuchName()))
            .WithAnswers(Answers.To(Own, null, Answers.A("10.0.0.1")));
        var set = Inspect(snapshot);

        var totals = NameTotals.Of([set, set with { Set = Set with { Key = new("shop", "twin") } }]);

        Assert.Equal((2, 2), (totals.Of(NameResult.Missing), totals.Of(NameResult.NotExpected)));
        Assert.Equal((2, 2), (totals.Expected, totals.PodFaults));
        // Its own name, and that of its port, which nobody was asked about.
        Assert.Equal((2, 0), (totals.ServiceNames, totals.ServiceFaults));
    }

    private static ClusterSnapshot Around(PodFact pod) => Snapshots.Of(Set, pod, Service, Slices.Of(Service, pod));

    private static SetInspection Inspect(ClusterSnapshot snapshot) => SetInspector.Inspect(snapshot, Set, Clock.Now);

    private static NameJudgement PodName(ClusterSnapshot snapshot) => NameJudge.Judge(Inspect(snapshot)).First(name => name.Ordinal == 0);
}
