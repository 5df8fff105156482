using StsDashboard.Domain.Facts;
using StsDashboard.Domain.History;
using StsDashboard.Domain.Tests.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.History;

public sealed class PodLifeTests
{
    /// <summary>One pod, an hour old, so that nothing is taken for its creation.</summary>
    private static readonly StatefulSetFact Set = Sets.Web(1);

    [Fact]
    public void Start_SeenStepByStep_HasEveryPhaseAtItsOwnTimestamp()
    {
        var pod = PodStages.Created(Set, 0, 10);
        var seen = new Seen().At(0, Set).At(10.2, Set, pod);
        pod = pod.Scheduled(12);
        seen.At(12.3, Set, pod);
        pod = pod.Prepared(15);
        seen.At(15.1, Set, pod);
        pod = pod.Runs(20);
        seen.At(20.4, Set, pod).At(25.9, Unanswered(pod.IsReady(25)), Set).At(27.5, Answered(pod.IsReady(25), 27.2), Set);

        Assert.Equal(
            "Missing 0~, Unscheduled 10, WaitingForVolumes 12, Starting 15, NotReady 20, Ready 25, NameResolves 27.2~",
            Seen.Text(seen.Ordinal(0).Last));
    }

    [Fact]
    public void Start_SeenOnlyAtItsEnd_IsFilledInFromTheConditions()
    {
        var seen = new Seen().At(0, Set).At(60, Unanswered(PodStages.Created(Set, 0, 10).Scheduled(12).Prepared(15).Runs(20).IsReady(25)), Set);

        Assert.Equal("Missing 0~, Unscheduled 10, WaitingForVolumes 12, Starting 15, NotReady 20, Ready 25", Seen.Text(seen.Ordinal(0).Last));
        Assert.False(seen.Ordinal(0).Last.IsRebuilt);
    }

    [Fact]
    public void Start_BeforeKubernetes129_GoesFromTheSchedulerToTheContainers()
    {
        var pod = PodStages.Created(Set, 0, 10).Scheduled(12) with { IsBeingPrepared = false };
        var seen = new Seen().At(0, Set).At(12.5, Set, pod).At(60, Unanswered(pod.Runs(20).IsReady(25)), Set);

        Assert.Equal("Missing 0~, Unscheduled 10, Starting 12, NotReady 20, Ready 25", Seen.Text(seen.Ordinal(0).Last));
    }

    [Fact]
    public void Start_ClaimsWithoutVolumes_WaitsForThemEvenUnscheduled()
    {
        var pod = PodStages.Created(Set, 0, 10) with { Reason = "Unschedulable", Message = "0/3 nodes: pod has unbound immediate PersistentVolumeClaims." };

        Assert.Equal("Missing 0~, Unscheduled 10, WaitingForVolumes 10.5~", Seen.Text(new Seen().At(0, Set).At(10.5, Set, pod).Ordinal(0).Last));
    }

    [Fact]
    public void Found_AtTheStart_IsRebuiltAndSaysWhatItCannotKnow()
    {
        var pod = Pods.Ready(Set, 0) with { CreatedAt = Clock.Now.AddDays(-3), ScheduledAt = Clock.Now.AddDays(-3), ReadyChangedAt = Clock.Now.AddMinutes(-5), Restarts = 2 };
        var life = new Seen().At(0, Unanswered(pod), Set).Ordinal(0).Last;

        Assert.True(life.IsRebuilt);
        Assert.Equal([PhaseKind.Unscheduled, PhaseKind.Unseen, PhaseKind.Ready], life.Phases().Select(phase => phase.Kind));
        Assert.Equal(Clock.Now.AddMinutes(-5), life.FirstReadyAt);
    }

    [Fact]
    public void Found_AfterAnOrdinaryStart_IsRebuiltWhole()
    {
        var seen = new Seen().At(0, Unanswered(PodStages.Up(Set, 0, -3600)), Set);

        Assert.Equal("Unscheduled -3600, WaitingForVolumes -3600, Starting -3600, NotReady -3600, Ready -3599", Seen.Text(seen.Ordinal(0).Last));
    }

    [Fact]
    public void Readiness_LostAndGained_IsTimedByTheCondition()
    {
        var pod = PodStages.Up(Set, 0, -3600);
        var seen = new Seen().At(0, Unanswered(pod), Set).At(31, Set, pod.LostReadiness(30)).At(46, Unanswered(pod.IsReady(45)), Set);

        Assert.EndsWith("Ready -3599, NotReady 30, Ready 45", Seen.Text(seen.Ordinal(0).Last));
    }

    [Fact]
    public void Name_LostWhileReady_IsReadyOnly()
    {
        var pod = PodStages.Up(Set, 0, -3600);
        var wrong = Around(pod, Answers.A("10.9.9.9") with { AskedAt = Clock.Now.AddSeconds(60) });
        var seen = new Seen().At(0, Answered(pod, 0), Set).At(60, wrong, Set).At(90, Around(pod, Answers.Timeout() with { AskedAt = Clock.Now.AddSeconds(90) }), Set);

        Assert.EndsWith("NameResolves 0~, Ready 60~", Seen.Text(seen.Ordinal(0).Last));
    }

    [Fact]
    public void Name_ServerSilent_IsHeldToBeAsItWas()
    {
        var pod = PodStages.Up(Set, 0, -3600);
        var seen = new Seen().At(0, Answered(pod, 0), Set).At(60, Around(pod, Answers.Timeout()), Set);

        Assert.EndsWith("NameResolves 0~", Seen.Text(seen.Ordinal(0).Last));
    }

    [Fact]
    public void Deletion_OfAnOutdatedPod_IsTheUpdatesAndCountsFromTheRequest()
    {
        var set = Set.Updating();
        var old = PodStages.Up(set, 0, -3600).Outdated();
        var seen = new Seen().At(0, set, old).At(5.4, set, old.Deleted(5)).At(8.2, set).At(9.1, set, PodStages.Created(set, 0, 9, "b"));
        var lives = seen.Ordinal(0).Lives;

        Assert.EndsWith("Deleting 5, Gone 8.2~", Seen.Text(lives[0]));
        Assert.Equal(LifeEnd.Updated, lives[0].End);
        Assert.Equal("Missing 8.2~, Unscheduled 9", Seen.Text(lives[1]));
    }

    [Theory]
    [InlineData("", LifeEnd.Deleted)]
    [InlineData("scaled", LifeEnd.ScaledDown)]
    [InlineData("failed", LifeEnd.Failed)]
    [InlineData("set deleted", LifeEnd.SetDeleted)]
    public void Deletion_ByAnythingElse_SaysWhat(string situation, LifeEnd why)
    {
        var set = situation switch
        {
            "scaled" => Set with { Replicas = 0 },
            "set deleted" => Set with { DeletionTimestamp = Clock.Now },
            _ => Set,
        };
        var pod = PodStages.Up(Set, 0, -3600);
        var seen = new Seen().At(0, Set, pod).At(5, set, (situation == "failed" ? pod.Failed() : pod).Deleted(5)).At(6, set);

        Assert.Equal(why, seen.Ordinal(0).Lives[0].End);
    }

    [Fact]
    public void Pod_ReplacedUnseen_EndsNoLaterThanTheNextBegins()
    {
        var seen = new Seen().At(0, Set, PodStages.Up(Set, 0, -3600)).At(60, Set, PodStages.Up(Set, 0, 20, "b"));
        var lives = seen.Ordinal(0).Lives;

        Assert.Equal(Clock.Now.AddSeconds(20), lives[0].EndedAt);
        Assert.Equal(Clock.Now.AddSeconds(20), lives[1].BeganAt);
    }

    [Fact]
    public void Pods_LeftToNobodyAndAdopted_GoOnWithTheSameLife()
    {
        var pod = PodStages.Up(Set, 0, -3600);
        var recreated = Set with { Uid = "set-again", CreatedAt = Clock.Now.AddSeconds(20) };
        var seen = new Seen().At(0, Unanswered(pod), Set).At(5, Set).Gone(6).At(20, recreated)
            .At(21, Set, pod with { Controller = new OwnerReference("StatefulSet", "web", recreated.Uid, true) });
        seen.At(22, Unanswered(pod with { Controller = new OwnerReference("StatefulSet", "web", recreated.Uid, true) }, recreated), recreated);

        var life = Assert.Single((IEnumerable<PodLife>)seen.Ordinal(0).Lives);
        Assert.False(life.IsOver);
        Assert.Null(seen.Now.GoneAt);
    }

    [Fact]
    public void Ordinal_ScaledAway_IsNotMissing()
    {
        var two = Sets.Web(2);
        var pods = new[] { PodStages.Up(two, 0, -3600), PodStages.Up(two, 1, -3600) };
        var seen = new Seen().At(0, two, pods).At(5, two with { Replicas = 1 }, pods[0], pods[1].Deleted(5)).At(6, two with { Replicas = 1 }, pods[0]);

        Assert.Single((IEnumerable<PodLife>)seen.Ordinal(1).Lives);
        Assert.True(seen.Ordinal(1).Last.IsOver);
    }

    [Fact]
    public void Pods_Unknown_AddNothing()
    {
        var seen = new Seen().At(0, Set, PodStages.Up(Set, 0, -3600));
        var before = seen.Now;
        var blind = Inspecting.Around(Set, []).WithSource(SourceKind.Pods, SourceState.Syncing);

        Assert.Same(before, seen.At(5, blind, Set).Now);
    }

    private static ClusterSnapshot Unanswered(PodFact pod, StatefulSetFact? set = null) =>
        Inspecting.Around(set ?? Set, [pod]) with { Names = ClusterSnapshot.Empty.Names };

    private static ClusterSnapshot Answered(PodFact pod, double at) => Around(pod, Answers.A([.. pod.Ips]) with { AskedAt = Clock.Now.AddSeconds(at) });

    private static ClusterSnapshot Around(PodFact pod, NameAnswer answer) =>
        Unanswered(pod).WithAnswers(Answers.To($"{pod.Name}.web.shop.svc.cluster.local", null, answer));
}
