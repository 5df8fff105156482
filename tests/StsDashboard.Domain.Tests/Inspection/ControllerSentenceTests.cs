using StsDashboard.Domain.Facts;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Inspection;

public sealed class ControllerSentenceTests
{
    private static readonly StatefulSetFact Web = Sets.Web(3);
    private static readonly StatefulSetFact Updating = Sets.Web(3).Updating();

    private static string Sentence(StatefulSetFact set, params IEnumerable<PodFact> pods) => Inspecting.Inspect(set, pods).Sentence;

    [Fact]
    public void Inspect_Waiting_NamesTheOrdinalTheRuleAndWhatComesThen() =>
        Assert.Equal(
            "The controller waits for web-2 to become ready. OrderedReady updates no pod before. Then it deletes web-1.",
            Sentence(Updating, Pods.Ready(Updating, 0).Outdated(), Pods.Ready(Updating, 1).Outdated(), Pods.Ready(Updating, 2).Starting() with { StartedAt = Clock.Now, ReadyChangedAt = Clock.Now }));

    [Fact]
    public void Inspect_Creating_NamesTheRevision() =>
        Assert.Equal("The controller creates web-0 at web-new.", Sentence(Web));

    [Fact]
    public void Inspect_ManyAtOnce_ListsAFew() =>
        Assert.Equal(
            "The controller creates web-0 at web-new. At the same time: creates web-1 at web-new, creates web-2 at web-new, "
            + "creates web-3 at web-new, creates web-4 at web-new, creates web-5 at web-new, and 4 more.",
            Sentence(Sets.Web(10).Parallel()));

    [Fact]
    public void Inspect_Updating_SaysWhichGoesFirst() =>
        Assert.Equal(
            "The controller deletes web-2 to create it again at web-new; the highest outdated ordinal goes first.",
            Sentence(Updating, Pods.AllReady(Updating).Select(pod => pod.Outdated())));

    [Fact]
    public void Inspect_MinReadySeconds_AreNamed() =>
        Assert.Equal(
            "The controller waits until web-0 has been ready for 30 s (minReadySeconds). Then it creates web-1 at web-new.",
            Sentence(Web with { MinReadySeconds = 30 }, Pods.Ready(Web, 0) with { ReadyChangedAt = Clock.Now }));

    [Fact]
    public void Inspect_WaitingForAPodInTrouble_SaysWhatForHowLongAndWhatItHoldsUp()
    {
        var crashing = Pods.Ready(Web, 1).Starting().Because("CrashLoopBackOff") with { ReadyChangedAt = Clock.Now.AddSeconds(-250) };
        Assert.Equal(
            "The controller waits for web-1: it crashes (CrashLoopBackOff), for 4 min. OrderedReady lets web-2 start only after it. "
            + "Then it creates web-2 at web-new.",
            Sentence(Web, Pods.Ready(Web, 0), crashing));
    }

    [Theory]
    [InlineData(59, "(CrashLoopBackOff). ", 1)]
    [InlineData(60, ", for 1 min. ", 60)]
    [InlineData(3_599, ", for 59 min. ", 1)]
    [InlineData(3_600, ", for 1 h. ", 3_600)]
    [InlineData(86_399, ", for 23 h. ", 1)]
    [InlineData(200_000, ", for 2 d. ", 59_200)]
    public void Inspect_WaitingForAPodInTrouble_SaysForHowLongAndLooksAgainWhenThatChanges(int seconds, string expected, int secondsLeft)
    {
        var since = Clock.Now.AddSeconds(-seconds);
        var crashing = Pods.Ready(Web, 1).Starting().Because("CrashLoopBackOff") with { CreatedAt = since, StartedAt = since, ReadyChangedAt = since };
        var inspection = Inspecting.Inspect(Web, [Pods.Ready(Web, 0), crashing]);
        Assert.Contains(expected, inspection.Sentence);
        Assert.Equal(Clock.Now.AddSeconds(secondsLeft), inspection.LookAgainAt);
    }

    [Fact]
    public void Inspect_ForcedRollback_SaysThatOnlyDeletingThePodHelps()
    {
        var bad = Pods.Ready(Updating, 2).Outdated().Starting().Because("CrashLoopBackOff") with { ReadyChangedAt = Clock.Now };
        Assert.Equal(
            "The controller waits for web-2: it crashes (CrashLoopBackOff), at revision web-old. It replaces no pod before this one is ready, "
            + "not even this one; once somebody deletes it, it comes back at web-new.",
            Sentence(Updating, Pods.Ready(Updating, 0), Pods.Ready(Updating, 1), bad));
    }

    [Fact]
    public void Inspect_WaitingInAScaleDown_SaysThatNothingIsScaledDown() =>
        Assert.Equal(
            "The controller waits for web-2 to become ready. OrderedReady scales nothing down before. Then it deletes web-3.",
            Sentence(Web, Pods.Ready(Web, 0), Pods.Ready(Web, 1), Pods.Ready(Web, 2).Starting() with { StartedAt = Clock.Now, ReadyChangedAt = Clock.Now }, Pods.Ready(Web, 3)));

    [Fact]
    public void Inspect_ParallelStarting_WaitsWithoutHoldingAnythingUp()
    {
        var parallel = Web.Parallel();
        Assert.Equal(
            "The controller waits for web-2 to become ready. Nothing else is to be done.",
            Sentence(parallel, Pods.Ready(parallel, 0), Pods.Ready(parallel, 1), Pods.Ready(parallel, 2).Starting() with { StartedAt = Clock.Now, ReadyChangedAt = Clock.Now }));
    }
}
