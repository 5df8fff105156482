using StsDashboard.Domain.Facts;
using static StsDashboard.Cluster.Tests.Dns.PlanHarness;

namespace StsDashboard.Cluster.Tests.Dns;

/// <summary>Many names, and servers that are slow, away or in trouble.</summary>
public sealed class ProbePlanServerTests
{
    private const string Pod = "web-0.web.shop.svc.cluster.local";

    [Fact]
    public void ManyNames_AreAskedSoManyAtATime()
    {
        var harness = new PlanHarness();
        harness.Expect(Many(100));
        harness.Wait(1);

        var first = harness.Take();
        Assert.Equal(32, first.Count);
        Assert.Empty(harness.Take());
        harness.Complete(first[0], Addresses(30, "10.1.0.1"));
        Assert.Single(harness.Take());
    }

    [Fact]
    public void SilentServer_DoesNotHoldUpTheOther()
    {
        var harness = new PlanHarness(servers: 2);
        harness.Expect(Many(100));
        harness.Wait(1);

        var answered = 0;
        for (var round = 0; round < 20; round++)
        {
            foreach (var probe in harness.Take().Where(probe => probe.Queue.Server.Host == "10.0.0.2"))
            {
                harness.Complete(probe, Addresses(30, "10.1.0.1"));
                answered++;
            }
        }

        Assert.Equal(100, answered);
        Assert.Equal(16, harness.Asked.Count(asked => asked.Server == "10.0.0.1"));
    }

    [Fact]
    public void ServerThatNeverAnswers_IsTriedWithOneQuestionAtATimeAndEverLessOften()
    {
        var harness = new PlanHarness();
        harness.Expect(Many(100));

        harness.Run(600, _ => Silence());

        // The first hundred come before anybody knows; from then on one at a time.
        Assert.InRange(harness.Asked.Count, 80, 200);
        Assert.All(Gaps(harness).TakeLast(10), gap => Assert.InRange(gap, 4, 8));
        Assert.Equal(100, harness.Stored.Count(name => name.Value.Answers.Single().Error == "no answer"));
        var source = Assert.Single(harness.Sources).Value;
        Assert.Equal((SourceState.Failed, "no answer", null, 100), (source.State, source.LastError, source.LastHeardAt, source.Objects));
    }

    [Fact]
    public void ServerThatComesBack_IsAskedForEveryNameAgain()
    {
        var harness = new PlanHarness();
        harness.Expect(Many(100));
        harness.Run(10, _ => Addresses(30, "10.1.0.1"));
        Assert.Equal(SourceState.Live, harness.Sources["10.0.0.1:53"].State);

        harness.Run(120, _ => Silence());
        Assert.Equal(SourceState.Reconnecting, harness.Sources["10.0.0.1:53"].State);
        Assert.All(harness.Stored, name => Assert.NotNull(name.Value.Answers.Single().Error));

        harness.Run(31, _ => Addresses(30, "10.1.0.1"));
        var source = harness.Sources["10.0.0.1:53"];
        Assert.Equal((SourceState.Live, 1, "no answer"), (source.State, source.Restarts, source.LastError));
        Assert.All(harness.Stored, name => Assert.Null(name.Value.Answers.Single().Error));
    }

    [Fact]
    public void OneLostAnswer_IsNoOutage()
    {
        var harness = new PlanHarness();
        harness.Expect(Name(Pod, "10.1.0.1"));
        var lost = 2;

        harness.Run(20, _ => lost-- > 0 ? Silence() : Addresses(30, "10.1.0.1"));

        Assert.Equal([5, 10], Gaps(harness));
        Assert.Equal((SourceState.Live, 0), (harness.Sources["10.0.0.1:53"].State, harness.Sources["10.0.0.1:53"].Restarts));
    }

    [Fact]
    public void ServerThatAnswersWithFailure_IsLiveAndSaysSo()
    {
        var harness = new PlanHarness();
        harness.Expect(Many(10));

        harness.Run(60, _ => Failure());

        Assert.Equal((SourceState.Live, "SERVFAIL"), (harness.Sources["10.0.0.1:53"].State, harness.Sources["10.0.0.1:53"].LastError));
        Assert.Equal(10 * 4, harness.Asked.Count);
    }

    [Fact]
    public void TenThousandNames_AreAskedOncePerTtl()
    {
        var harness = new PlanHarness();
        harness.Expect(Many(10_000));

        harness.Run(299, _ => Addresses(30, "10.1.0.1"));

        Assert.InRange(harness.Asked.Count, 90_000, 100_000);
    }

    [Fact]
    public void NamesThatAreRight_AreAskedForAgainManyAtOnce()
    {
        var harness = new PlanHarness();
        harness.Expect(Many(1000));

        harness.Run(300, _ => Addresses(30, "10.1.0.1"));

        var instants = harness.Asked.Select(asked => asked.At).Distinct().Count();
        Assert.InRange(instants, 30, 302);
        Assert.InRange(harness.Asked.Count, 9000, 10_000);
    }

    private static Domain.Identity.ExpectedName[] Many(int count) =>
        [.. Enumerable.Range(0, count).Select(number => Name($"web-{number}.web.shop.svc.cluster.local", "10.1.0.1"))];

    private static IEnumerable<double> Gaps(PlanHarness harness) =>
        harness.Asked.Zip(harness.Asked.Skip(1)).Select(pair => Math.Round((pair.Second.At - pair.First.At).TotalSeconds, 3));
}
