using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Names;

/// <summary>One pod's name where DNS has a say: the slice publishes it.</summary>
public sealed class PodNameTests
{
    private const string Fqdn = "web-0.web.shop.svc.cluster.local";
    private static readonly StatefulSetFact Set = Sets.Web(1);
    private static readonly ServiceFact Service = Services.Governing(Set);
    private static readonly PodFact Pod = Pods.Ready(Set, 0);

    [Fact]
    public void Inspect_PodSliceAndAnswerAgree_Resolves()
    {
        var name = Inspect(Answers.To(Fqdn, null, Answers.A("10.0.0.1")));

        Assert.Equal(NameResult.Resolves, name.Result);
        Assert.True(name.Expected);
        Assert.Equal(Fqdn, name.Fqdn);
        Assert.Equal<ValueList<string>>(["10.0.0.1"], name.PodIps);
        Assert.Equal<ValueList<string>>(["10.0.0.1"], name.SliceIps);
        Assert.Equal(Answers.Server, name.Telling?.Server);
        Assert.Null(name.CanLastUntil);
    }

    [Fact]
    public void Inspect_NegativeAnswerFromBeforeThePodWasReady_IsMissingUntilTheCacheForgets()
    {
        // Recording ordered-create: a client asked too early, and the caching server goes on saying NXDOMAIN.
        var readyAt = Clock.Now.AddSeconds(-4);
        var answer = Answers.NoSuchName() with { TtlSeconds = 26 };
        var name = Inspect(Answers.To(Fqdn, readyAt, answer), Pod with { ReadyChangedAt = readyAt });

        Assert.Equal(NameResult.Missing, name.Result);
        Assert.Equal(Clock.Now.AddSeconds(26), name.CanLastUntil);
        Assert.Equal("NXDOMAIN: cached from before the name came to exist.", name.Explanation);
    }

    [Fact]
    public void Inspect_NegativeAnswerLongAfter_IsMissingAndNoCacheIsBlamed()
    {
        var name = Inspect(Answers.To(Fqdn, null, Answers.NoSuchName()));

        Assert.Equal(NameResult.Missing, name.Result);
        Assert.Null(name.CanLastUntil);
        Assert.Equal("NXDOMAIN, although the API says that the name exists.", name.Explanation);
    }

    [Fact]
    public void Inspect_NoData_IsMissing()
    {
        var name = Inspect(Answers.To(Fqdn, null, Answers.A()));

        Assert.Equal(NameResult.Missing, name.Result);
        Assert.StartsWith("No A record", name.Explanation);
    }

    [Fact]
    public void Inspect_FormerAddressShortlyAfterTheChange_IsStaleUntilTheTtlEnds()
    {
        // Recording pod-restart-new-ip.
        var readyAt = Clock.Now.AddSeconds(-4);
        var answer = Answers.A("10.0.0.77") with { TtlSeconds = 20 };
        var name = Inspect(Answers.To(Fqdn, readyAt, answer), Pod with { ReadyChangedAt = readyAt });

        Assert.Equal(NameResult.Stale, name.Result);
        Assert.Equal(Clock.Now.AddSeconds(20), name.CanLastUntil);
        Assert.Equal("DNS gives 10.0.0.77 instead of 10.0.0.1: cached from before the change.", name.Explanation);
    }

    [Fact]
    public void Inspect_OtherAddressAfterEveryCacheHasEnded_IsWrong()
    {
        var name = Inspect(Answers.To(Fqdn, null, Answers.A("10.0.0.77")));

        Assert.Equal(NameResult.Wrong, name.Result);
        Assert.Null(name.CanLastUntil);
        Assert.Equal("DNS gives 10.0.0.77 instead of 10.0.0.1.", name.Explanation);
    }

    [Fact]
    public void Inspect_LongTtlSeen_IsStaleForThatLong()
    {
        var readyAt = Clock.Now.AddMinutes(-3);
        var answer = Answers.A("10.0.0.77") with { TtlSeconds = 240 };

        Assert.Equal(NameResult.Stale, Inspect(Answers.To(Fqdn, readyAt, answer), Pod with { ReadyChangedAt = readyAt }).Result);
    }

    [Fact]
    public void Inspect_DashboardJustStartedAndPodReadyLongAgo_BlamesNoCache()
    {
        var name = Inspect(Answers.To(Fqdn, Clock.Now, Answers.A("10.0.0.77")));

        Assert.Equal(NameResult.Wrong, name.Result);
    }

    [Fact]
    public void Inspect_AnswerFromBeforeTheChange_IsNotAskedYet()
    {
        var before = Answers.A("10.0.0.77") with { AskedAt = Clock.Now.AddSeconds(-10) };
        var name = Inspect(Answers.To(Fqdn, Clock.Now, before));

        Assert.Equal(NameResult.NotAsked, name.Result);
        Assert.Equal("Not asked yet since the name or its addresses changed.", name.Explanation);
    }

    [Fact]
    public void Inspect_AskedForTheAddressBeforeTheChange_IsNotAskedYet()
    {
        var answered = Answers.To(Fqdn, Clock.Start, Answers.A("10.0.0.77"));

        Assert.Equal(NameResult.NotAsked, Inspect(answered with { AskedFor = ["10.0.0.77"] }).Result);
        Assert.NotEqual(NameResult.NotAsked, Inspect(answered with { AskedFor = ["10.0.0.1"] }).Result);
    }

    [Fact]
    public void Inspect_OneServerOfThreeIsWrong_ItDecidesAndIsNamed()
    {
        var name = Inspect(Answers.To(
            Fqdn, null, Answers.A("10.0.0.1").From("a:53"), Answers.A("10.0.0.77").From("b:53"), Answers.A("10.0.0.1").From("c:53")));

        Assert.Equal(NameResult.Wrong, name.Result);
        Assert.Equal("b:53", name.Telling?.Server);
        Assert.Equal("DNS gives 10.0.0.77 instead of 10.0.0.1 on 1 of 3 servers.", name.Explanation);
    }

    [Fact]
    public void Inspect_WrongOnOneAndMissingOnAnother_TheWrongOneDecides()
    {
        var name = Inspect(Answers.To(Fqdn, null, Answers.NoSuchName().From("a:53"), Answers.A("10.0.0.77").From("b:53")));

        Assert.Equal(NameResult.Wrong, name.Result);
    }

    [Theory]
    [InlineData("", "timed out after 2 s")]
    [InlineData("SERVFAIL", null)]
    [InlineData("REFUSED", null)]
    public void Inspect_NoServerAnswers_IsUnreachable(string rcode, string? error)
    {
        var name = Inspect(Answers.To(Fqdn, null, Answers.Timeout() with { Rcode = rcode, Error = error }));

        Assert.Equal(NameResult.Unreachable, name.Result);
        Assert.Equal($"The server gave no answer: {error ?? rcode}.", name.Explanation);
    }

    [Fact]
    public void Inspect_OneOfTwoServersIsAway_ResolvesAndSaysSo()
    {
        var name = Inspect(Answers.To(Fqdn, null, Answers.Timeout().From("a:53"), Answers.A("10.0.0.1").From("b:53")));

        Assert.Equal(NameResult.Resolves, name.Result);
        Assert.Equal("b:53", name.Telling?.Server);
        Assert.Contains("no answer on 1 of 2 servers", name.Explanation);
    }

    [Fact]
    public void Inspect_NothingAsked_SaysWhetherAServerIsConfigured()
    {
        Assert.Equal("Not asked yet: the name has only now come to exist.", Inspect(null).Explanation);

        var without = NameInspector.InspectPodName(World(Pod).WithoutSource(SourceKind.Dns), Set, 0, Pod, Clock.Now);
        Assert.Equal((NameResult.NotAsked, "Not asked: no DNS server is configured."), (without.Result, without.Explanation));
    }

    [Fact]
    public void Inspect_DualStack_EachFamilyIsComparedByItself()
    {
        var v4 = Slices.Of(Service, Pod);
        var v6 = v4 with { Key = new ObjectKey("shop", "web-v6"), AddressType = "IPv6", Endpoints = [v4.Endpoints[0] with { Addresses = ["fd00::1"] }] };
        var pod = Pod with { Ips = ["10.0.0.1", "fd00::1"] };
        var aaaa = Answers.A("fd00:0:0::1") with { Type = NameRecordType.Aaaa };

        Assert.Equal(NameResult.Resolves, Compare(Answers.A("10.0.0.1"), aaaa).Result);
        Assert.Equal(NameResult.Missing, Compare(Answers.A("10.0.0.1"), aaaa with { Answers = [] }).Result);
        Assert.Equal(NameResult.NotAsked, Compare(Answers.A("10.0.0.1")).Result);

        NameComparison Compare(params ReadOnlySpan<NameAnswer> answers) =>
            NameInspector.InspectPodName(Snapshots.Of(Set, Service, v4, v6, pod).WithAnswers(Answers.To(Fqdn, null, answers)), Set, 0, pod, Clock.Now);
    }

    [Fact]
    public void Inspect_NoDataForAFamilyThatIsNotExpected_Resolves()
    {
        var noAaaa = Answers.A() with { Type = NameRecordType.Aaaa };

        Assert.Equal(NameResult.Resolves, Inspect(Answers.To(Fqdn, null, Answers.A("10.0.0.1"), noAaaa)).Result);
    }

    [Fact]
    public void Inspect_SliceBehindThePod_IsStaleThoughDnsAndSliceAgree()
    {
        var pod = Pod with { Ips = ["10.0.0.9"] };
        var snapshot = Snapshots.Of(Set, Service, Slices.Of(Service, Pod), pod).WithAnswers(Answers.To(Fqdn, null, Answers.A("10.0.0.1")));
        var name = NameInspector.InspectPodName(snapshot, Set, 0, pod, Clock.Now);

        Assert.Equal(NameResult.Stale, name.Result);
        Assert.Contains("does not have", name.Explanation);
    }

    [Fact]
    public void Inspect_SliceStillPublishesAPodThatIsGone_IsStale()
    {
        var snapshot = World(Pod).WithAnswers(Answers.To(Fqdn, null, Answers.A("10.0.0.1")));

        Assert.Equal(NameResult.Stale, NameInspector.InspectPodName(snapshot, Set, 0, null, Clock.Now).Result);
    }

    [Fact]
    public void Inspect_SameFacts_GivesEqualResults()
    {
        var answers = Answers.To(Fqdn, null, Answers.A("10.0.0.77"));

        Assert.Equal(
            NameInspector.InspectPodName(World(Pod).WithAnswers(answers), Set, 0, Pod, Clock.Now),
            NameInspector.InspectPodName(World(Pod).WithAnswers(answers), Set, 0, Pod, Clock.Now.AddHours(1)));
    }

    private static ClusterSnapshot World(PodFact pod) => Snapshots.Of(Set, Service, Slices.Of(Service, pod), pod);

    private static NameComparison Inspect(NameFact? answers, PodFact? pod = null)
    {
        var snapshot = World(pod ?? Pod);
        return NameInspector.InspectPodName(answers is null ? snapshot : snapshot.WithAnswers(answers), Set, 0, pod ?? Pod, Clock.Now);
    }
}
