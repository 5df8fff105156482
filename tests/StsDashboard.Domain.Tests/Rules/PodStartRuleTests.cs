using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Tests.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Rules;

/// <summary>POD001–POD003 and POD007–POD010: what keeps a pod from starting, or from staying up.</summary>
public sealed class PodStartRuleTests
{
    private static readonly StatefulSetFact Set = Sets.Web(1);
    private static readonly PodFact Pod = Pods.Ready(Set, 0);
    private static readonly ContainerExit Killed = new("web", "OOMKilled", 137, Clock.Now.AddMinutes(-5));

    [Fact]
    public void CrashLoop_IsAnErrorWithTheLastExitAndItsLog()
    {
        var pod = Pod.Because("CrashLoopBackOff", "back-off 5m0s") with { ReasonContainer = "web", Restarts = 7, LastExit = Killed };

        var finding = FindingAssert.Single("POD001", Inspect(pod));

        Assert.Equal((Severity.Error, new ObjectReference("Pod", "shop", "web-0"), 0), (finding.Severity, finding.Object, finding.Ordinal));
        Assert.Equal(
            ["7 restarts", "CrashLoopBackOff, container web", "back-off 5m0s", "container web ended last at 2026-01-15T09:55:00Z: OOMKilled, exit code 137"],
            finding.Evidence);
        Assert.Equal("kubectl logs web-0 -c web --previous -n shop", finding.Command);
    }

    [Theory]
    [InlineData("", 2, true)]
    [InlineData("Error", 2, true)]
    [InlineData("", 1, false)]
    [InlineData("ImagePullBackOff", 2, false)]
    [InlineData("CreateContainerError", 2, false)]
    public void CrashLoop_BetweenTwoCrashes_IsToldByTheRestarts(string reason, int restarts, bool crashes) =>
        Assert.Equal(crashes, Has("POD001", Pod.Because(reason) with { Restarts = restarts }));

    [Fact]
    public void CrashLoop_OfAPodThatIsReadyOrGoing_IsNotSaid()
    {
        FindingAssert.None("POD001", Inspect(Pod with { Restarts = 7 }));
        FindingAssert.None("POD001", Inspect((Pod.Because("CrashLoopBackOff") with { Restarts = 7 }).Terminating()));
    }

    [Theory]
    [InlineData("ImagePullBackOff", "POD002")]
    [InlineData("ErrImagePull", "POD002")]
    [InlineData("CreateContainerConfigError", "POD009")]
    [InlineData("RunContainerError", "POD009")]
    public void Reason_OfAContainerThatDoesNotStart_IsItsRulesFinding(string reason, string rule)
    {
        var finding = FindingAssert.Single(rule, Inspect(Pod.Because(reason, "the kubelet's words") with { ReasonContainer = "web" }));

        Assert.Equal((Severity.Error, 0), (finding.Severity, finding.Ordinal));
        Assert.Equal([$"{reason}, container web", "the kubelet's words"], finding.Evidence);
        Assert.False(Has(rule, Pod.Because("ContainerCreating")));
        Assert.False(Has(rule == "POD002" ? "POD009" : "POD002", Pod.Because(reason)));
    }

    [Fact]
    public void Unschedulable_AfterAMoment_HasTheSchedulersWords()
    {
        var pod = Pod.Pending() with { Reason = "Unschedulable", Message = "0/3 nodes are available: 3 Insufficient cpu.", CreatedAt = Clock.Now.AddSeconds(-3) };

        var finding = FindingAssert.Single("POD003", Inspect(pod));

        Assert.Equal((Severity.Error, "No node can take web-0"), (finding.Severity, finding.Message));
        Assert.Contains("0/3 nodes are available: 3 Insufficient cpu.", finding.Evidence);
        Assert.False(Has("POD003", pod with { CreatedAt = Clock.Now.AddSeconds(-2) }));
    }

    [Fact]
    public void Unschedulable_ForItsClaim_IsTheClaimsFinding()
    {
        var pod = Pod.Pending() with { Reason = "Unschedulable", Message = "0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims." };

        FindingAssert.None("POD003", Inspect(pod));
        var withoutClaims = Inspecting.Around(Set, [pod]).WithSource(SourceKind.PersistentVolumeClaims, SourceState.Forbidden);
        FindingAssert.Single("POD003", SetInspector.Inspect(withoutClaims, Set, Clock.Now));
    }

    [Fact]
    public void SchedulingGate_IsSaidAtOnce() =>
        Assert.StartsWith("A scheduling gate", FindingAssert.Single("POD003", Inspect(Pod.Pending() with { Reason = "SchedulingGated", CreatedAt = Clock.Now })).Message);

    [Fact]
    public void Restarts_SeveralADayAndOneJustNow_AreFrequent()
    {
        var pod = Pod with { Restarts = 3, CreatedAt = Clock.Now.AddDays(-3), LastExit = Killed };

        var finding = FindingAssert.Single("POD007", Inspect(pod));

        Assert.Equal((Severity.Warning, "Containers of web-0 have been restarted 3 times"), (finding.Severity, finding.Message));
        Assert.False(Has("POD007", pod with { Restarts = 2 }));
        Assert.False(Has("POD007", pod with { CreatedAt = Clock.Now.AddDays(-4) }));
        Assert.False(Has("POD007", pod with { LastExit = Killed with { At = Clock.Now.AddHours(-1) } }));
        Assert.True(Has("POD007", pod with { LastExit = Killed with { At = Clock.Now.AddMinutes(-59) } }));
        Assert.False(Has("POD007", pod with { LastExit = null }));
    }

    [Fact]
    public void Restarts_OfAPodThatCrashes_AreNoSecondFinding() =>
        Assert.False(Has("POD007", Pod.Because("CrashLoopBackOff") with { Restarts = 9, LastExit = Killed }));

    [Fact]
    public void InitContainer_AtWork_IsInfoUntilItTakesTooLong()
    {
        PodFact StartedAgo(int minutes) => Pod.Because("Init:0/1") with
        {
            Phase = "Pending",
            ReasonContainer = "join",
            ReasonSince = Clock.Now.AddMinutes(-2),
            StartedAt = Clock.Now.AddMinutes(-minutes),
            ReadyChangedAt = Clock.Now.AddMinutes(-minutes),
        };

        var finding = FindingAssert.Single("POD008", Inspect(StartedAgo(minutes: 9)));

        Assert.Equal((Severity.Info, "Init container join has not ended: web-0 does not start"), (finding.Severity, finding.Message));
        Assert.Equal(["Init:0/1, container join", "since 2026-01-15T09:58:00Z"], finding.Evidence);
        Assert.Equal("kubectl logs web-0 -c join -n shop", finding.Command);
        Assert.Equal(Severity.Error, FindingAssert.Single("POD008", Inspect(StartedAgo(minutes: 10))).Severity);
        Assert.False(Has("POD008", StartedAgo(minutes: 10) with { Reason = "PodInitializing" }));
    }

    [Theory]
    [InlineData("Init:CrashLoopBackOff")]
    [InlineData("Init:ImagePullBackOff")]
    [InlineData("Init:CreateContainerConfigError")]
    [InlineData("Init:Error")]
    public void InitContainer_ThatFails_IsOneErrorAtOnce(string reason)
    {
        var inspection = Inspect(Pod.Because(reason) with { Phase = "Pending", ReasonContainer = "join", Restarts = 3, LastExit = Killed, ReadyChangedAt = Clock.Now });

        Assert.Equal("POD008", Assert.Single(inspection.Findings, finding => finding.Severity == Severity.Error).Id);
        Assert.DoesNotContain(inspection.Findings, finding => finding.Id is "POD001" or "POD002" or "POD007" or "POD009");
    }

    [Fact]
    public void Readiness_Lost_IsAWarningWithItsInstant()
    {
        var lost = Pod with { IsReady = false, ReadyChangedAt = Clock.Now.AddMinutes(-1) };

        var finding = FindingAssert.Single("POD010", Inspect(lost));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal(["not ready since 2026-01-15T09:59:00Z"], finding.Evidence);
        Assert.False(Has("POD010", Pod.Starting()));
        Assert.False(Has("POD010", lost with { Reason = "CrashLoopBackOff" }));
        Assert.False(Has("POD010", lost.Terminating()));
    }

    private static bool Has(string rule, PodFact pod) => FindingAssert.Of(rule, Inspect(pod)).Any();

    private static SetInspection Inspect(PodFact pod) => Inspecting.Inspect(Set, [pod]);
}
