using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Tests.Rules;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Inspection;

/// <summary>Reasons of claims and pods that only their events tell.</summary>
public sealed class ToldReasonTests
{
    private static readonly StatefulSetFact Set = Sets.Web(1).WithClaims("data");
    private static readonly ClaimFact Claim = Claims.Bound(Set, "data", 0).Pending() with { CreatedAt = Clock.Now };
    private static readonly PodFact Unscheduled = Pods.Ready(Set, 0).Pending() with { CreatedAt = Clock.Now };
    private static readonly PodFact Starting = Pods.Ready(Set, 0) with
    {
        Phase = "Pending",
        IsReady = false,
        ReadyChangedAt = Clock.Now,
        CreatedAt = Clock.Now,
        ScheduledAt = Clock.Now,
        StartedAt = Clock.Now,
        Reason = "ContainerCreating",
        ReasonContainer = "web",
    };

    [Fact]
    public void Wanted_OfPendingPodAndClaim_IsBoth()
    {
        Assert.Empty(At(Clock.Now.AddSeconds(0.9), Around(Unscheduled)).ReasonsWanted);

        Assert.Equal([Told.SubjectOf(Unscheduled), Told.SubjectOf(Claim)], At(Clock.Now.AddSeconds(1), Around(Unscheduled)).ReasonsWanted);
    }

    [Fact]
    public void Wanted_OfManyPendingPods_IsAFew()
    {
        var set = Sets.Web(100).Parallel();
        var pods = Enumerable.Range(0, 100).Select(ordinal => Pods.Ready(set, ordinal).Pending());

        Assert.InRange(Inspecting.Inspect(set, pods).ReasonsWanted.Count, 1, 10);
    }

    [Fact]
    public void Wanted_OfACrashingPod_IsNothing() =>
        Assert.Empty(Inspecting.Inspect(Sets.Web(1), [Pods.Ready(Sets.Web(1), 0).Because("CrashLoopBackOff")]).ReasonsWanted);

    [Fact]
    public void Claim_WhoseProvisionerFails_SaysWithWhatWords()
    {
        var snapshot = Around(Unscheduled, Claims.Class()).WithEvents(
            Claim,
            Told.Normal(Claim, "ExternalProvisioning", "Waiting for a volume to be created", Clock.Now.AddSeconds(3)),
            Told.Warning(Claim, "ProvisioningFailed", "failed to provision volume: rpc error: out of capacity. Retrying", Clock.Now.AddSeconds(1)));
        var inspection = At(Clock.Now.AddSeconds(4), snapshot);

        var finding = FindingAssert.Single("STO001", inspection);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal("Pending: csi.example.com cannot make the volume: failed to provision volume: rpc error: out of capacity", finding.Evidence[0]);
        Assert.Contains("ProvisioningFailed: failed to provision volume: rpc error: out of capacity. Retrying", finding.Evidence);
        Assert.Equal(
            (Verdict.Blocked, "Waits for web-0: its claim data-web-0 is pending: csi.example.com cannot make the volume: failed to provision volume: rpc error: out of capacity"),
            (inspection.Verdict, inspection.Reason));
    }

    [Fact]
    public void Claim_WhoseProvisionerIsSilent_SaysSo()
    {
        var asked = Told.Normal(Claim, "ExternalProvisioning", "Waiting for a volume to be created", Clock.Now.AddSeconds(3));
        var begun = Told.Normal(Claim, "Provisioning", "External provisioner is provisioning volume for claim", Clock.Now.AddSeconds(2));

        Assert.Equal("Pending: csi.example.com was asked to make the volume and has not said that it began", Cause(asked));
        Assert.Equal("Pending: waits for csi.example.com to make the volume", Cause(asked, begun));
    }

    [Fact]
    public void Claim_WhoseClassCameAfterItWasMissed_IsNotToldByTheOldEvent()
    {
        var missed = Told.Warning(Claim, "ProvisioningFailed", "storageclass.storage.k8s.io \"fast-ssd\" not found", Clock.Now.AddSeconds(1));
        var snapshot = Around(Unscheduled, Claims.Class() with { CreatedAt = Clock.Now.AddSeconds(2) }).WithEvents(Claim, missed);

        Assert.Equal("Pending: waits for csi.example.com to make the volume", FindingAssert.Single("STO001", At(Clock.Now.AddSeconds(4), snapshot)).Evidence[0]);
    }

    [Fact]
    public void Claim_OfAMissingClass_BlocksBeforeTheSchedulerSaysSo()
    {
        var inspection = At(Clock.Now.AddSeconds(1), Around(Unscheduled));

        Assert.Equal((Verdict.Blocked, "Waits for web-0: its claim data-web-0 is pending: storage class fast-ssd does not exist"), (inspection.Verdict, inspection.Reason));
        Assert.Contains("Create the storage class", FindingAssert.Single("STO001", inspection).Advice);
        Assert.Equal(Verdict.Progressing, At(Clock.Now.AddSeconds(0.9), Around(Unscheduled)).Verdict);
    }

    [Fact]
    public void Claim_WhoseEventsMayNotBeRead_SaysWhatWouldTell()
    {
        var snapshot = Around(Unscheduled, Claims.Class()).WithForbiddenEvents(Claim);

        Assert.Contains("the reason needs permission to read events", FindingAssert.Single("STO001", At(Clock.Now.AddSeconds(4), snapshot)).Evidence);
    }

    [Fact]
    public void Pod_WhoseVolumeCannotBeMounted_IsInTroubleAfterAWhile()
    {
        var snapshot = Bound(Starting).WithEvents(Starting, Told.Warning(Starting, "FailedMount", "MountVolume.SetUp failed: timed out", Clock.Now.AddSeconds(5), "kubelet"));

        FindingAssert.None("POD009", At(Clock.Now.AddSeconds(9), snapshot));
        var inspection = At(Clock.Now.AddSeconds(10), snapshot);
        Assert.Equal("web-0: its containers cannot be made (FailedMount)", FindingAssert.Single("POD009", inspection).Message);
        Assert.Equal((Verdict.Blocked, "Waits for web-0: its containers cannot be made: FailedMount: MountVolume.SetUp failed: timed out"), (inspection.Verdict, inspection.Reason));
    }

    [Fact]
    public void Pod_ThatGotBeyondAFailedMount_IsNotInTrouble()
    {
        var snapshot = Bound(Starting).WithEvents(
            Starting,
            Told.Normal(Starting, "Pulling", "Pulling image \"nginx\"", Clock.Now.AddSeconds(7)),
            Told.Warning(Starting, "FailedMount", "not yet", Clock.Now.AddSeconds(5)));

        FindingAssert.None("POD009", At(Clock.Now.AddSeconds(20), snapshot));
    }

    [Fact]
    public void Image_ThatCannotBePulled_ShowsTheRegistrysWords()
    {
        var pod = Starting with { Reason = "ImagePullBackOff", Message = "Back-off pulling image \"web:1\"" };
        var snapshot = Bound(pod).WithEvents(pod, Told.Warning(pod, "Failed", "Failed to pull image \"web:1\": not found", Clock.Now.AddSeconds(2), "kubelet"));

        Assert.Contains("Failed from kubelet: Failed to pull image \"web:1\": not found", FindingAssert.Single("POD002", At(Clock.Now.AddSeconds(4), snapshot)).Evidence);
    }

    [Fact]
    public void Readiness_LostAgain_ShowsTheProbesWordsOfThisTimeOnly()
    {
        var pod = Pods.Ready(Set, 0) with { IsReady = false, ReadyChangedAt = Clock.Now };
        EventFact Unhealthy(string message, DateTimeOffset at) => Told.Warning(pod, "Unhealthy", message, at, "kubelet");
        var snapshot = Bound(pod).WithEvents(pod, Unhealthy("Readiness probe failed: 503", Clock.Now.AddSeconds(8)), Unhealthy("Liveness probe failed: 500", Clock.Now.AddHours(-1)));

        var inspection = At(Clock.Now.AddSeconds(10), snapshot);
        Assert.Equal([Told.SubjectOf(pod)], inspection.ReasonsWanted);
        Assert.Contains("Unhealthy from kubelet: Readiness probe failed: 503", FindingAssert.Single("POD010", inspection).Evidence);
        Assert.DoesNotContain("Liveness", string.Join(' ', FindingAssert.Single("POD010", inspection).Evidence));
    }

    [Fact]
    public void Scheduling_ThatOnlyAnEventExplains_ShowsIt()
    {
        var pod = Unscheduled with { Reason = "Unschedulable", ClaimNames = [] };
        var snapshot = Bound(pod).WithEvents(pod, Told.Warning(pod, "FailedScheduling", "0/3 nodes are available: 3 Insufficient cpu.", Clock.Now, "default-scheduler"));

        Assert.Contains(
            "FailedScheduling from default-scheduler: 0/3 nodes are available: 3 Insufficient cpu.",
            FindingAssert.Single("POD003", At(Clock.Now.AddSeconds(6), snapshot)).Evidence);
    }

    private static string Cause(params ReadOnlySpan<EventFact> events) =>
        FindingAssert.Single("STO001", At(Clock.Now.AddSeconds(4), Around(Unscheduled, Claims.Class()).WithEvents(Claim, events))).Evidence[0];

    private static ClusterSnapshot Around(PodFact pod, params Fact[] others) => Inspecting.Around(Set, [pod], [Claim, .. others]);

    private static ClusterSnapshot Bound(PodFact pod) => Inspecting.Around(Set, [pod], Claims.Bound(Set, "data", 0), Claims.Class());

    private static SetInspection At(DateTimeOffset now, ClusterSnapshot snapshot) => SetInspector.Inspect(snapshot, Set, now);
}
