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
            "The controller waits for web-2 to become ready: OrderedReady stops at the first pod that is not. Then it deletes web-1.",
            Sentence(Updating, Pods.Ready(Updating, 0).Outdated(), Pods.Ready(Updating, 1).Outdated(), Pods.Ready(Updating, 2).Starting()));

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
}
