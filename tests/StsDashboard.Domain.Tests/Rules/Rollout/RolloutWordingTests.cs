using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Tests.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Rules.Rollout;

/// <summary>ROL001–ROL006 and ROL008: what they say, what it rests on, and the command to copy.</summary>
public sealed class RolloutWordingTests
{
    private const string PatchToZero = """kubectl patch statefulset web --type=merge -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":0}}}}' -n shop""";

    private static readonly StatefulSetFact Set = Sets.Web(3);
    private static readonly StatefulSetFact Updating = Set.Updating();

    [Fact]
    public void ForcedRollback_SaysWhatThePodSuffersAndSinceWhen() => FindingAssert.Says(
        "ROL001",
        Inspecting.Inspect(Set, With(2, pod => pod.Outdated().Because("CrashLoopBackOff") with { ReasonContainer = "web" })),
        "Error Pod web-2: The update waits for web-2, which does not become ready at the revision it has; only deleting it helps",
        "web-2 is at revision web-old | the update revision is web-new | web-2: it crashes (CrashLoopBackOff, container web) | not ready since 2026-01-15T09:00:00Z",
        "kubectl delete pod web-2 -n shop");

    [Fact]
    public void Stalled_AtAnOrdinalWithoutPod_PointsToTheSet()
    {
        var created = Clock.Now.AddMinutes(-15);
        var set = Set.WithClaims("data") with { CreatedAt = created, WhenScaled = "Delete" };
        var pods = Pods.AllReady(set).Take(2).Select(pod => pod with { CreatedAt = created, ScheduledAt = created, StartedAt = created, ReadyChangedAt = created });
        var claims = Enumerable.Range(0, 3).Select(ordinal => Claims.Bound(set, "data", ordinal)).ToArray();
        claims[2] = claims[2] with { Owners = [new OwnerReference("Pod", "web-2", "before", IsController: false)] };

        FindingAssert.Says(
            "ROL002",
            Inspecting.Inspect(set, pods, claims),
            "Error StatefulSet web: Nothing moves: the controller is at web-2",
            "The controller waits: a claim of web-2 still belongs to an older pod of that name. Then it creates web-2 at web-new. | last progress 2026-01-15T09:45:00Z",
            "kubectl describe statefulset web -n shop");
    }

    [Fact]
    public void HeldByPartition_SaysWhichRevisionsAndHowFarItIs() => FindingAssert.Says(
        "ROL003",
        Inspecting.Inspect(Set.Updating(partition: 1), [Pods.Ready(Updating, 0).Outdated(), Pods.Ready(Updating, 1).Outdated(), Pods.Ready(Updating, 2)]),
        "Info StatefulSet web: Partition 1 holds ordinal 0 at the current revision",
        "current revision web-old | update revision web-new | 1 of 2 ordinals in scope are updated",
        PatchToZero);

    [Fact]
    public void PartitionThatHoldsAll_SaysWhatItHolds()
    {
        var set = Set.Updating(partition: 3);

        FindingAssert.Says(
            "ROL004",
            Inspecting.Inspect(set, Pods.AllReady(set).Select(pod => pod.Outdated())),
            "Info StatefulSet web: Partition 3 keeps the update from every ordinal",
            "3 replicas | update revision web-new | outdated: ordinals 0–2",
            PatchToZero);
        FindingAssert.Says(
            "ROL004",
            Inspecting.Inspect(Set with { Partition = 3 }, Pods.AllReady(Set)),
            "Info StatefulSet web: Partition 3 would keep an update from every ordinal",
            "3 replicas",
            PatchToZero);
    }

    [Fact]
    public void OnDelete_NamesTheHighestToDeleteFirst()
    {
        var set = Updating with { UpdateStrategy = "OnDelete" };
        SetInspection Outdated(params int[] ordinals) =>
            Inspecting.Inspect(set, Pods.AllReady(set).Select((pod, ordinal) => ordinals.Contains(ordinal) ? pod.Outdated() : pod));

        FindingAssert.Says("ROL005", Outdated(1), "Info StatefulSet web: OnDelete: ordinal 1 stays outdated until deleted", "update revision web-new", "kubectl delete pod web-1 -n shop");
        FindingAssert.Says("ROL005", Outdated(0, 2), "Info StatefulSet web: OnDelete: ordinals 0, 2 stay outdated until deleted", "update revision web-new", "kubectl delete pod web-2 -n shop");
    }

    [Fact]
    public void StuckTerminating_OnANodeThatIsUp_BlamesNobody() => FindingAssert.Says(
        "ROL006",
        Inspecting.Inspect(Set, With(2, pod => pod.Terminating(Clock.Start))),
        "Error Pod web-2: web-2 should be gone and is still terminating",
        "deletionTimestamp 2026-01-15T09:00:00Z | node node-1",
        "kubectl describe pod web-2 -n shop");

    [Fact]
    public void CreationWaits_SaysForWhat()
    {
        var young = Set.WithClaims("data") with { MinReadySeconds = 7200 };
        var claim = Claims.Bound(young, "data", 0) with { DeletionTimestamp = Clock.Now };

        Assert.Equal("Ordinals 1–2 are created after web-0 is ready", Waiting(Set, [Pods.Ready(Set, 0).Starting()]));
        Assert.Equal("Ordinal 2 is created after web-1 is gone and back", Waiting(Set, [Pods.Ready(Set, 0), Pods.Ready(Set, 1).Terminating()]));
        Assert.Equal("Ordinals 1–2 are created after web-0 has been ready for 7200 s", Waiting(young, [Pods.Ready(young, 0)]));
        Assert.Equal("Ordinals 1–2 are created after web-0 has got rid of its old claim", Waiting(young, [], claim));
    }

    private static string Waiting(StatefulSetFact set, PodFact[] pods, params Fact[] others) =>
        FindingAssert.Single("ROL008", Inspecting.Inspect(set, pods, others)).Message;

    private static IEnumerable<PodFact> With(int ordinal, Func<PodFact, PodFact> change) =>
        Pods.AllReady(Set).Select((pod, index) => index == ordinal ? change(pod) : pod);
}
