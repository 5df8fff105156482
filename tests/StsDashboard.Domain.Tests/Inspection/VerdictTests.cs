using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Inspection;

public sealed class VerdictTests
{
    private static readonly StatefulSetFact Web = Sets.Web(3);
    private static readonly StatefulSetFact Updating = Sets.Web(3).Updating();
    private static readonly PodFact[] Ready = [.. Pods.AllReady(Web)];

    private static void Expect(Verdict verdict, string reason, SetInspection actual) =>
        Assert.Equal((verdict, reason), (actual.Verdict, actual.Reason));

    [Fact]
    public void Inspect_EverythingInOrder_IsHealthy()
    {
        var inspection = Inspecting.Inspect(Web, Ready);

        Expect(Verdict.Healthy, "All pods are ready and up to date", inspection);
        Assert.Equal(Clock.Start.AddMinutes(1), inspection.Since);
        Assert.Null(inspection.LookAgainAt);
        Assert.Equal("Nothing to do: everything is as the set asks.", inspection.Sentence);
    }

    [Fact]
    public void Inspect_SetBeingDeleted_IsTerminatingSinceThen()
    {
        var set = Web with { DeletionTimestamp = Clock.Now.AddSeconds(-5) };
        var inspection = Inspecting.Inspect(set, [Ready[0].Because("CrashLoopBackOff")]);

        Expect(Verdict.Terminating, "Being deleted: 1 pod left", inspection);
        Assert.Equal(set.DeletionTimestamp, inspection.Since);
    }

    [Fact]
    public void Inspect_ScaledToZero_SaysSoOnceThePodsAreGone()
    {
        var set = Web with { Replicas = 0 };
        Expect(Verdict.ScaledToZero, "Scaled to 0", Inspecting.Inspect(set, []));
        Expect(Verdict.Progressing, "Scaling 1 → 0: deletes web-0", Inspecting.Inspect(set, [Ready[0]]));
    }

    [Theory]
    [InlineData("CrashLoopBackOff", "Waits for web-1: it crashes (CrashLoopBackOff)")]
    [InlineData("ImagePullBackOff", "Waits for web-1: its image cannot be pulled (ImagePullBackOff)")]
    [InlineData("ErrImagePull", "Waits for web-1: its image cannot be pulled (ErrImagePull)")]
    [InlineData("CreateContainerConfigError", "Waits for web-1: its container cannot be created (CreateContainerConfigError)")]
    [InlineData("Unschedulable", "Waits for web-1: no node can take it: 0/3 nodes are available: none fits")]
    public void Inspect_AwaitedPodInTrouble_IsBlocked(string reason, string expected)
    {
        foreach (var set in new[] { Web, Web.Parallel() })
        {
            var pod = Ready[1].Pending() with { Reason = reason, Message = "0/3 nodes are available: none fits. preemption: no victims." };
            Expect(Verdict.Blocked, expected, Inspecting.Inspect(set, [Ready[0], pod]));
        }
    }

    [Fact]
    public void Inspect_PodStarting_IsProgressingUntilItStalls()
    {
        var startedAt = Clock.Now.AddMinutes(-9);
        var starting = Ready[2].Starting() with { CreatedAt = startedAt, StartedAt = startedAt, ReadyChangedAt = startedAt };
        var snapshot = Inspecting.Around(Web, [Ready[0], Ready[1], starting]);

        var before = SetInspector.Inspect(snapshot, Web, Clock.Now);
        var after = SetInspector.Inspect(snapshot, Web, before.LookAgainAt!.Value);

        Expect(Verdict.Progressing, "web-2 is starting", before);
        Assert.Equal(startedAt.AddMinutes(10), before.LookAgainAt);
        Expect(Verdict.Blocked, "Waits for web-2: it has not become ready", after);
        Assert.Equal(startedAt, after.Since);
    }

    [Fact]
    public void Inspect_ReadinessLost_IsDegradedSinceThen()
    {
        var lost = Ready[1] with { IsReady = false, ReadyChangedAt = Clock.Now.AddSeconds(-20) };
        var inspection = Inspecting.Inspect(Web, [Ready[0], lost, Ready[2]]);

        Expect(Verdict.Degraded, "web-1: it is no longer ready", inspection);
        Assert.Equal(lost.ReadyChangedAt, inspection.Since);
    }

    [Fact]
    public void Inspect_FailedPod_IsDegradedAndSaysWhatComes() =>
        Expect(
            Verdict.Degraded,
            "web-1: it failed (Evicted); next: delete it, create it",
            Inspecting.Inspect(Web, [Ready[0], Ready[1].Failed() with { Reason = "Evicted" }, Ready[2]]));

    [Fact]
    public void Inspect_TerminatingPod_IsBlockedOnceItIsOverdue()
    {
        var node = new NodeFact { Key = new ObjectKey("", "node-1"), IsReady = false };
        PodFact[] pods = [Ready[0], Ready[1], Ready[2].Terminating(Clock.Now.AddSeconds(10))];
        var snapshot = Inspecting.Around(Web, pods, node);

        Expect(Verdict.Progressing, "web-2 is being deleted; next: create web-2", SetInspector.Inspect(snapshot, Web, Clock.Now));
        Expect(
            Verdict.Blocked,
            "Waits for web-2, which should be gone and is still terminating: its node node-1 is not ready",
            SetInspector.Inspect(snapshot, Web, Clock.Now.AddSeconds(70)));
    }

    [Fact]
    public void Inspect_StepStaysUndone_IsBlockedFromThenOn()
    {
        var snapshot = Inspecting.Around(Web, [Ready[0], Ready[1]]);
        var first = SetInspector.Inspect(snapshot, Web, Clock.Now);
        var second = SetInspector.Inspect(snapshot, Web, Clock.Now.AddSeconds(9), previous: first);
        var third = SetInspector.Inspect(snapshot, Web, second.LookAgainAt!.Value, previous: second);

        Expect(Verdict.Progressing, "Creates web-2", first);
        Expect(Verdict.Progressing, "Creates web-2", second);
        Expect(Verdict.Blocked, "web-2 should have been created and is not; the set's events may say why", third);
        Assert.Equal(Clock.Now, third.Since);
    }

    [Fact]
    public void Inspect_AnotherStepThanBefore_IsDueFromNow()
    {
        var first = SetInspector.Inspect(Inspecting.Around(Web, [Ready[0]]), Web, Clock.Now);
        var second = SetInspector.Inspect(Inspecting.Around(Web, [Ready[0], Ready[1]]), Web, Clock.Now.AddMinutes(1), previous: first);

        Assert.Equal(Clock.Now.AddMinutes(1), second.DueSince);
        Assert.Equal(Verdict.Progressing, second.Verdict);
    }

    [Fact]
    public void Inspect_ClaimBeingDeletedUnderAMissingPod_BlocksOnceItIsOverdue()
    {
        var set = Web.WithClaims("data");
        var claim = Claims.Bound(set, "data", 2) with { DeletionTimestamp = Clock.Now };
        var snapshot = Inspecting.Around(set, [Ready[0], Ready[1]], claim);

        Expect(Verdict.Progressing, "web-2 waits for its old claim to go; next: create web-2", SetInspector.Inspect(snapshot, set, Clock.Now));
        Expect(
            Verdict.Blocked,
            "web-2 cannot be created: its claim data-web-2 is being deleted and something still holds it",
            SetInspector.Inspect(snapshot, set, Clock.Now.AddMinutes(1)));
    }

    [Fact]
    public void Inspect_Updating_SaysWhatGoesNext() =>
        Expect(
            Verdict.Progressing,
            "Updating: deletes web-2",
            Inspecting.Inspect(Updating, Ready.Select(pod => pod.Outdated())));

    [Fact]
    public void Inspect_NewestSpecNotObserved_IsNeverHealthy()
    {
        var set = Web with { Generation = 2 };
        Expect(Verdict.Progressing, "The controller has not yet taken up the newest spec", Inspecting.Inspect(set, Ready));
    }

    [Fact]
    public void Inspect_PartitionKeepsPods_IsHeld()
    {
        var set = Sets.Web(3).Updating(2);
        Expect(
            Verdict.Held,
            "Held by partition 2: 0–1 keep the old revision on purpose",
            Inspecting.Inspect(set, [Ready[0].Outdated(), Ready[1].Outdated(), Ready[2]]));
    }

    [Fact]
    public void Inspect_OnDeleteKeepsPods_IsHeld()
    {
        var set = Updating with { UpdateStrategy = "OnDelete", Partition = null };
        Expect(Verdict.Held, "OnDelete: 1 pod stays old until someone deletes it", Inspecting.Inspect(set, [Ready[0].Outdated(), Ready[1], Ready[2]]));
    }

    [Fact]
    public void Inspect_UnknownStrategy_IsShownAsItIs()
    {
        var set = Updating with { UpdateStrategy = "Shuffle", Partition = null };
        Expect(Verdict.Held, "Update strategy Shuffle is not known here: 3 pods stay old", Inspecting.Inspect(set, Ready.Select(pod => pod.Outdated())));
    }

    [Fact]
    public void Inspect_ClaimLost_IsDegradedThoughThePodsRun()
    {
        var set = Web.WithClaims("data");
        var claims = Enumerable.Range(0, 3).Select(ordinal => Claims.Bound(set, "data", ordinal)).ToArray();
        var pods = Pods.AllReady(set);

        Expect(Verdict.Healthy, "All pods are ready and up to date", Inspecting.Inspect(set, pods, claims));
        Expect(
            Verdict.Degraded,
            "Claim data-web-1 has lost its volume",
            Inspecting.Inspect(set, pods, claims[0], claims[1] with { Phase = "Lost" }, claims[2]));
        Expect(
            Verdict.Degraded,
            "Claim data-web-1 is being deleted; only its pod still holds it",
            Inspecting.Inspect(set, pods, claims[0], claims[1] with { DeletionTimestamp = Clock.Now }, claims[2]));
    }

    [Fact]
    public void Inspect_GoverningServiceMissing_IsDegraded()
    {
        var snapshot = Snapshots.Of([Web, .. Ready]);
        Expect(Verdict.Degraded, "Governing Service web does not exist: no names", SetInspector.Inspect(snapshot, Web, Clock.Now));
    }

    [Fact]
    public void Inspect_NameStillMissing_IsProgressingFirstAndDegradedLater()
    {
        const string fqdn = "web-2.web.shop.svc.cluster.local";
        var expectedAt = Clock.Now.AddSeconds(-5);
        var snapshot = Inspecting.Around(Web, Ready).WithAnswers(Answers.To(fqdn, expectedAt, Answers.NoSuchName()));

        Expect(Verdict.Progressing, "web-2 is ready; its name does not resolve yet", SetInspector.Inspect(snapshot, Web, Clock.Now));
        Expect(Verdict.Degraded, "web-2 does not resolve", SetInspector.Inspect(snapshot, Web, expectedAt.AddSeconds(60)));
    }

    [Fact]
    public void Inspect_ServiceSelectsOtherPods_IsDegradedAndBlamesNoCache()
    {
        // Recording service-selector-mismatch: ready pods, and a slice without them.
        var service = Services.Governing(Web) with { Selector = LabelSet.Of(("app", "other")) };
        var inspection = SetInspector.Inspect(Snapshots.Of([Web, .. Ready, service, Slices.Of(service)]), Web, Clock.Now);

        Assert.Equal(Verdict.Degraded, inspection.Verdict);
        Assert.StartsWith("web-0 has no name: ", inspection.Reason);
        Assert.EndsWith(" (and 2 more)", inspection.Reason);
    }

    [Fact]
    public void Inspect_NameWrong_IsDegradedAtOnce()
    {
        const string fqdn = "web-2.web.shop.svc.cluster.local";
        var snapshot = Inspecting.Around(Web, Ready).WithAnswers(Answers.To(fqdn, Clock.Now.AddHours(-1), Answers.A("10.9.9.9")));
        Expect(Verdict.Degraded, "web-2 resolves to a wrong address", SetInspector.Inspect(snapshot, Web, Clock.Now));
    }
}
