using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Tests.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Rules;

/// <summary>POD001, POD004–POD008 and POD010: what they say, what it rests on, and the command to copy.</summary>
public sealed class PodWordingTests
{
    private static readonly StatefulSetFact Set = Sets.Web(1);
    private static readonly PodFact Pod = Pods.Ready(Set, 0);
    private static readonly ContainerExit Exit = new("sidecar", "", 2, null);

    [Fact]
    public void CrashLoop_NamesTheContainerThatTheReasonIsAbout() => FindingAssert.Says(
        "POD001",
        Inspect(Pod.Because("CrashLoopBackOff") with { ReasonContainer = "web", Restarts = 3, LastExit = Exit }),
        "Error Pod web-0: web-0 crashes again and again (container web)",
        "3 restarts | CrashLoopBackOff, container web | container sidecar ended last: exit code 2",
        "kubectl logs web-0 -c web --previous -n shop");

    [Fact]
    public void CrashLoop_WithoutAReasonedContainer_NamesTheOneThatEndedLast() => FindingAssert.Says(
        "POD001",
        Inspect(Pod.Because("CrashLoopBackOff") with { Restarts = 3, LastExit = Exit }),
        "Error Pod web-0: web-0 crashes again and again (container sidecar)",
        "3 restarts | CrashLoopBackOff | container sidecar ended last: exit code 2",
        "kubectl logs web-0 -c sidecar --previous -n shop");

    [Fact]
    public void CrashLoop_OfWhateverContainer_IsToldWithoutOne() => FindingAssert.Says(
        "POD001", Inspect(Pod.Because("CrashLoopBackOff")), "Error Pod web-0: web-0 crashes again and again", "0 restarts | CrashLoopBackOff", "kubectl logs web-0 --previous -n shop");

    [Theory]
    [InlineData("container web", "web")]
    [InlineData("containers web, sidecar", "web", "sidecar")]
    [InlineData("containers a, b, c, d, e", "a", "b", "c", "d", "e")]
    [InlineData("containers a, b, c, d, e and 2 more", "a", "b", "c", "d", "e", "f", "g")]
    public void NoReadinessProbe_NamesTheContainersAndNotTooMany(string evidence, params string[] containers) => FindingAssert.Says(
        "POD004",
        Inspecting.Inspect(Set with { Containers = containers.Select(name => new ContainerTemplate(name, "web:1", HasReadinessProbe: false)).ToValueList() }, [Pod]),
        "Info StatefulSet web: No container of the pod template has a readiness probe",
        evidence,
        "");

    [Fact]
    public void OverlappingSelectors_AreToldOfEachOtherSetInOrder()
    {
        var db = Sets.Web(0) with { Key = new ObjectKey("shop", "db"), Uid = "set-db" };
        var all = db with { Key = new ObjectKey("shop", "api"), Uid = "set-api" };

        Assert.Equal(
            [
                ("Warning StatefulSet web: The selector of set web also selects the pods of set api", "selector app=web | labels of api’s pods app=web", "kubectl get pods -l app=web -n shop"),
                ("Warning StatefulSet web: The selector of set web also selects the pods of set db", "selector app=web | labels of db’s pods app=web", "kubectl get pods -l app=web -n shop"),
            ],
            FindingAssert.Of("POD006", Inspecting.Inspect(Set, [Pod], db, all)).Select(FindingAssert.Told));
    }

    [Fact]
    public void Restarts_JustAsManyAsDays_AreFrequent()
    {
        PodFact Restarted(TimeSpan after) => Pod with { CreatedAt = Clock.Now - after, Restarts = 3, LastExit = Exit with { At = Clock.Now } };

        FindingAssert.Single("POD007", Inspect(Restarted(TimeSpan.FromDays(3))));
        FindingAssert.None("POD007", Inspect(Restarted(TimeSpan.FromDays(3) + TimeSpan.FromTicks(1))));
    }

    [Theory]
    [InlineData("Init:Error", "Init container setup fails: web-0 does not start")]
    [InlineData("Init:0/1", "Init container setup has not ended: web-0 does not start")]
    public void InitContainer_FailsOrHasNotEnded(string reason, string message) =>
        Assert.Equal(message, FindingAssert.Single("POD008", Inspect(Pod.Pending() with { Reason = reason, ReasonContainer = "setup" })).Message);

    [Fact]
    public void ReadinessLost_PointsToThePodsEvents() => Assert.Equal(
        "kubectl describe pod web-0 -n shop",
        FindingAssert.Single("POD010", Inspect(Pod with { IsReady = false, ReadyChangedAt = Clock.Now.AddMinutes(-1) })).Command);

    private static SetInspection Inspect(PodFact pod) => Inspecting.Inspect(Set, [pod]);
}
