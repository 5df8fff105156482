using StsDashboard.Domain.Facts;
using static StsDashboard.Cluster.Tests.Dns.PlanHarness;

namespace StsDashboard.Cluster.Tests.Dns;

/// <summary>Which names are asked, when, and when again.</summary>
public sealed class ProbePlanTests
{
    private const string Pod = "web-0.web.shop.svc.cluster.local";

    [Fact]
    public void NewName_IsAskedAfterItSettled_AndNotBefore()
    {
        var harness = new PlanHarness();
        harness.Expect(Name(Pod, "10.1.0.1"));

        harness.Wait(0.499);
        Assert.Empty(harness.Take());
        harness.Wait(0.001);
        Assert.Equal(NameRecordType.A, Assert.Single(harness.Take()).Type);
        Assert.Empty(harness.Take());
    }

    [Fact]
    public void NewName_OfTwoFamiliesAndServers_IsAskedOfEachServerForEachFamily()
    {
        var harness = new PlanHarness(servers: 2);
        harness.Expect(Name(Pod, "10.1.0.1", "fd00::1"));

        harness.Run(1, probe => Addresses(30, probe.Type == NameRecordType.A ? "10.1.0.1" : "fd00::1"));

        Assert.Equal(
            [("10.0.0.1:53", NameRecordType.A), ("10.0.0.1:53", NameRecordType.Aaaa), ("10.0.0.2:53", NameRecordType.A), ("10.0.0.2:53", NameRecordType.Aaaa)],
            harness.Stored[Pod].Answers.Select(answer => (answer.Server, answer.Type)));
        Assert.NotNull(harness.Stored[Pod].FirstCorrectAt);
    }

    [Fact]
    public void Answers_ThatSayTheSame_HoldTheSameTexts()
    {
        var harness = new PlanHarness(servers: 2);
        var expected = Name(Pod, string.Concat("10.1.0.", 1));
        harness.Expect(expected);

        harness.Run(1, _ => Addresses(30, string.Concat("10.1.0.", 1)));

        Assert.All(harness.Stored[Pod].Answers, answer => Assert.Same(expected.Answers[0], answer.Answers[0]));
    }

    [Fact]
    public void CorrectAnswer_IsAskedForAgainWhenItsTtlIsOver()
    {
        var harness = new PlanHarness();
        harness.Expect(Name(Pod, "10.1.0.1"));

        harness.Run(300, _ => Addresses(30, "10.1.0.1"));

        Assert.InRange(harness.Asked.Count, 9, 10);
        Assert.All(Gaps(harness), gap => Assert.InRange(gap, 30, 34));
    }

    [Theory]
    [InlineData(1, "10.1.0.1")]
    [InlineData(2, "10.9.9.9")]
    public void RightAnswer_Contradicted_IsAskedAgainASecondLaterBeforeItIsBelieved(int wrongAnswers, string stored)
    {
        var harness = new PlanHarness();
        harness.Expect(Name(Pod, "10.1.0.1"));
        harness.Run(10, _ => Addresses(30, "10.1.0.1"));

        harness.Run(25, _ => Addresses(30, wrongAnswers-- > 0 ? "10.9.9.9" : "10.1.0.1"));

        Assert.InRange(Gaps(harness).ElementAt(1), 1, 1.1);
        Assert.Equal([stored], harness.Stored[Pod].Answers.Single().Answers);
    }

    [Fact]
    public void NegativeAnswerOfACache_IsAskedForAgainUpToTheEndOfItsTtl()
    {
        var harness = new PlanHarness();
        harness.Expect(Name(Pod, "10.1.0.1"));
        var gone = harness.Now.AddSeconds(26.5);

        harness.Run(40, _ => harness.Now < gone ? NoSuchName((int)Math.Ceiling((gone - harness.Now).TotalSeconds)) : Addresses(30, "10.1.0.1"));

        // 26 s left: after 5 s, then after 10 s, then when the rest is over.
        Assert.Equal([5, 10, 11], Gaps(harness));
        Assert.Equal(harness.Stored[Pod].FirstExpectedAt.AddSeconds(26.5), harness.Stored[Pod].FirstCorrectAt);
    }

    [Fact]
    public void WrongAnswer_ThatNeverEnds_IsAskedForAgainOncePerTtlInTheEnd()
    {
        var harness = new PlanHarness();
        harness.Expect(Name(Pod, "10.1.0.1"));

        harness.Run(200, _ => Addresses(30, "10.9.9.9"));

        Assert.Equal([5, 10, 20, 30, 30, 30, 30, 30], Gaps(harness));
        Assert.Null(harness.Stored[Pod].FirstCorrectAt);
        Assert.Equal(["10.9.9.9"], Assert.Single(harness.Stored[Pod].Answers).Answers);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnswerWithoutTimeToLive_IsNotAskedForMoreThanOnceASecond(bool correct)
    {
        var harness = new PlanHarness();
        harness.Expect(Name(Pod, "10.1.0.1"));

        harness.Run(10, _ => Addresses(0, correct ? "10.1.0.1" : "10.9.9.9"));

        Assert.All(Gaps(harness), gap => Assert.InRange(gap, 1, 1.2));
    }

    [Fact]
    public void ChangedAddresses_AreAskedForAfterTheySettled_WhateverTheTtl()
    {
        var harness = new PlanHarness();
        harness.Expect(Name(Pod, "10.1.0.1"));
        harness.Run(10, _ => Addresses(30, "10.1.0.1"));

        harness.Expect(Name(Pod, "10.1.0.2"));
        Assert.Equal(1, harness.Store());
        Assert.Null(harness.Stored[Pod].FirstCorrectAt);
        Assert.Equal(["10.1.0.1"], Assert.Single(harness.Stored[Pod].Answers).Answers);
        harness.Run(1, _ => Addresses(30, "10.1.0.2"));

        Assert.Equal([10], Gaps(harness));
        Assert.Equal(harness.Stored[Pod].FirstExpectedAt.AddSeconds(0.5), harness.Stored[Pod].FirstCorrectAt);
    }

    [Fact]
    public void AddressesThatChangeWhileAsked_AreAskedForAgainAndNotTakenAsCorrect()
    {
        var harness = new PlanHarness();
        harness.Expect(Name(Pod, "10.1.0.1"));
        harness.Wait(0.5);
        var probe = Assert.Single(harness.Take());

        harness.Expect(Name(Pod, "10.1.0.2"));
        harness.Wait(0.6);
        Assert.Empty(harness.Take());
        harness.Complete(probe, Addresses(30, "10.1.0.1"));
        Assert.Single(harness.Take());
        harness.Complete(probe, Addresses(30, "10.1.0.2"));
        harness.Store();

        Assert.Equal(harness.Now, harness.Stored[Pod].FirstCorrectAt);
    }

    [Fact]
    public void AddressesThatNeverRest_AreAskedForNevertheless()
    {
        var harness = new PlanHarness();
        for (var change = 0; change < 60; change++)
        {
            harness.Expect(Name(Pod, $"10.1.0.{change}"));
            harness.Run(0.1, _ => NoSuchName());
        }

        Assert.Equal(harness.Stored[Pod].FirstExpectedAt.AddSeconds(-5.9 + 5), Assert.Single(harness.Asked).At);
    }

    [Fact]
    public void NameThatGainsAFamily_IsAskedForBoth()
    {
        var harness = new PlanHarness();
        harness.Expect(Name(Pod, "10.1.0.1"));
        harness.Run(1, _ => Addresses(30, "10.1.0.1"));

        harness.Expect(Name(Pod, "10.1.0.1", "fd00::1"));
        harness.Run(1, probe => Addresses(30, probe.Type == NameRecordType.A ? "10.1.0.1" : "fd00::1"));

        Assert.Equal(3, harness.Asked.Count);
        Assert.Equal(2, harness.Stored[Pod].Answers.Count);
    }

    [Fact]
    public void NameNoLongerExpected_IsForgottenAndAnAnswerUnderWayIgnored()
    {
        var harness = new PlanHarness();
        harness.Expect(Name(Pod, "10.1.0.1"));
        harness.Wait(0.5);
        var probe = Assert.Single(harness.Take());

        harness.Expect();
        harness.Complete(probe, Addresses(30, "10.1.0.1"));
        harness.Run(120, _ => Addresses(30, "10.1.0.1"));

        Assert.Empty(harness.Stored);
        Assert.Single(harness.Asked);
    }

    [Fact]
    public void NameThatComesBackAtOnce_IsStoredAndMeasuredAnew()
    {
        var harness = new PlanHarness();
        harness.Expect(Name(Pod, "10.1.0.1"));
        harness.Run(10, _ => Addresses(30, "10.1.0.1"));

        harness.Expect();
        harness.Expect(Name(Pod, "10.1.0.1"));
        harness.Store();

        Assert.Equal(harness.Now, harness.Stored[Pod].FirstExpectedAt);
        Assert.Empty(harness.Stored[Pod].Answers);
    }

    [Fact]
    public void NameOfTwoSets_IsForgottenWithTheLastOfThem()
    {
        var harness = new PlanHarness();
        var other = new ObjectKey("shop", "web-b");
        harness.Expect(Name(Pod, "10.1.0.1"));
        harness.Plan.Expect(other, [Name(Pod, "10.1.0.1") with { Set = other }], measured: true, harness.Now);
        harness.Run(1, _ => Addresses(30, "10.1.0.1"));
        Assert.Single(harness.Asked);

        harness.Expect();
        harness.Store();
        Assert.Single(harness.Stored);

        harness.Plan.Expect(other, [], measured: true, harness.Now);
        harness.Store();
        Assert.Empty(harness.Stored);
    }

    private static IEnumerable<double> Gaps(PlanHarness harness) =>
        harness.Asked.Zip(harness.Asked.Skip(1)).Select(pair => Math.Round((pair.Second.At - pair.First.At).TotalSeconds, 3));
}
