using CsCheck;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.History;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.History;

/// <summary>Whatever is seen, in whatever order, the history that comes of it is whole.</summary>
public sealed class HistoryPropertyTests
{
    private static readonly Gen<(StatefulSetFact Set, List<PodFact> Pods)> Moment =
        from set in AnyFacts.Set
        from pods in AnyFacts.Pod.List[0, 9]
        from uid in Gen.Int[0, 2]
        select (set with { Replicas = Math.Min(set.Replicas, 50) }, pods.ConvertAll(pod => pod with { Uid = $"{pod.Name}-{uid}" }));

    private static readonly Gen<List<(StatefulSetFact Set, List<PodFact> Pods)>> Course = Moment.List[1, 12];

    [Fact]
    public void Phases_OfAnyCourse_FollowOneAnotherWithoutGapOrOverlap() => Course.Sample(course =>
    {
        foreach (var life in Lives(course))
        {
            var phases = life.Phases().ToList();
            Assert.NotEmpty(life.Starts);
            Assert.All(phases.Zip(phases.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
            Assert.All(phases, phase => Assert.True(phase.End is null || phase.End >= phase.Start));
            Assert.All(phases.SkipLast(1), phase => Assert.NotNull(phase.End));
            Assert.Equal(life.EndedAt, phases.Count == 0 ? life.EndedAt : phases[^1].End);
            var end = life.EndedAt ?? phases[^1].Start;
            Assert.Equal(end - life.Starts[0].At, phases.Aggregate(TimeSpan.Zero, (sum, phase) => sum + phase.Duration(end)));
        }
    });

    [Fact]
    public void Lives_OfAnyCourse_AreInOrderAndOnlyTheLastGoesOn() => Course.Sample(course =>
    {
        foreach (var ordinal in Histories(course)[^1].Ordinals)
        {
            Assert.All(ordinal.Lives.SkipLast(1), life => Assert.True(life.IsOver));
            Assert.All(ordinal.Lives.Zip(ordinal.Lives.Skip(1)), pair => Assert.True(pair.First.EndedAt <= pair.Second.Starts[0].At));
        }
    });

    [Fact]
    public void Continue_WithTheSameAgain_GivesTheSameInstance() => Course.Sample(course =>
    {
        var history = Histories(course)[^1];
        Assert.Same(history, Historian.Continue(history, Inspect(course[^1], course.Count), Clock.Now.AddSeconds(course.Count)));
    });

    [Fact]
    public void Bounds_OfAnyCourse_Hold() => Course.Sample(course =>
    {
        var history = Histories(course.Concat(course).Concat(course).ToList())[^1];
        Assert.InRange(history.Changes.Count, 0, HistoryLimits.ChangesPerSet);
        Assert.All(history.Ordinals, ordinal => Assert.InRange(ordinal.Lives.Count, 1, HistoryLimits.LivesPerOrdinal));
        Assert.All(history.Ordinals.SelectMany(ordinal => ordinal.Lives), life => Assert.InRange(life.Starts.Count, 1, HistoryLimits.PhasesPerLife));
        Assert.Equal(history.Ordinals.Select(ordinal => ordinal.Ordinal).Distinct().Order(), history.Ordinals.Select(ordinal => ordinal.Ordinal));
    });

    [Fact]
    public void Phases_OfAPodThatGoesInAndOutOfReadiness_AreTheNewest()
    {
        var set = Sets.Web(1);
        var seen = new Seen();
        for (var second = 0; second < 200; second++)
        {
            var pod = PodStages.Up(set, 0, -3600);
            seen.At(second, set, second % 2 == 0 ? pod.IsReady(second) : pod.LostReadiness(second));
        }
        var life = seen.Ordinal(0).Last;

        Assert.Equal(HistoryLimits.PhasesPerLife, life.Starts.Count);
        Assert.Equal(Clock.Now.AddSeconds(199), life.Last.At);
    }

    [Fact]
    public void Ordinals_OfAMistypedNumberOfReplicas_AreTheLowest()
    {
        var seen = new Seen().At(0, Sets.Web(HistoryLimits.OrdinalsPerSet + 100));
        var before = seen.Now;

        Assert.Equal(HistoryLimits.OrdinalsPerSet, before.Ordinals.Count);
        Assert.Same(before, seen.At(5, Sets.Web(HistoryLimits.OrdinalsPerSet + 100)).Now);
    }

    private static IEnumerable<PodLife> Lives(List<(StatefulSetFact, List<PodFact>)> course) =>
        Histories(course)[^1].Ordinals.SelectMany(ordinal => ordinal.Lives);

    private static List<SetHistory> Histories(List<(StatefulSetFact Set, List<PodFact> Pods)> course)
    {
        var histories = new List<SetHistory>();
        for (var step = 0; step < course.Count; step++)
        {
            histories.Add(Historian.Continue(histories.Count == 0 ? null : histories[^1], Inspect(course[step], step + 1), Clock.Now.AddSeconds(step + 1))!);
        }
        return histories;
    }

    private static SetInspection Inspect((StatefulSetFact Set, List<PodFact> Pods) moment, int step) =>
        SetInspector.Inspect(Snapshots.Of([moment.Set, .. moment.Pods]), moment.Set, Clock.Now.AddSeconds(step));
}
