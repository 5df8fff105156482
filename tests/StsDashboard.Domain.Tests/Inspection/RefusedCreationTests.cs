using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Tests.Rules;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Inspection;

/// <summary>The API server refuses the pod that is due, or its claim: what the set's events make of verdict and findings.</summary>
public sealed class RefusedCreationTests
{
    private const string Quota = "exceeded quota: pods, requested: pods=1, used: pods=2, limited: pods=2";
    private const string QuotaError = $"pods \"web-2\" is forbidden: {Quota}";

    private static readonly StatefulSetFact Web = Sets.Web();
    private static readonly DateTimeOffset Due = Clock.Now;
    private static readonly ClusterSnapshot Missing = Inspecting.Around(Web, [Pods.Ready(Web, 0), Pods.Ready(Web, 1)]);
    private static readonly ClusterSnapshot Complete = Inspecting.Around(Web, Pods.AllReady(Web));

    [Fact]
    public void Wanted_SoonAfterTheStepIsDue_AndNotBefore()
    {
        var due = SetInspector.Inspect(Missing, Web, Due);

        Assert.Empty(due.ReasonsWanted);
        Assert.Equal(Due.AddSeconds(1), due.LookAgainAt);
        Assert.Equal([Told.SubjectOf(Web)], SetInspector.Inspect(Missing, Web, due.LookAgainAt!.Value, previous: due).ReasonsWanted);
        Assert.Empty(SetInspector.Inspect(Complete, Web, Due).ReasonsWanted);
    }

    [Fact]
    public void Quota_ToldByFailedCreate_BlocksBeforeTheStepIsOverdue()
    {
        var inspection = Seen(Missing.WithEvents(Web, Told.FailedCreate(Web, "web-2", QuotaError, Due.AddSeconds(1))), TimeSpan.FromSeconds(2));

        Assert.Equal((Verdict.Blocked, $"web-2 cannot be created: FailedCreate: {Quota}"), (inspection.Verdict, inspection.Reason));
        Assert.Equal(Due, inspection.Since);
        Assert.EndsWith($"The API server refuses web-2: {Quota}.", inspection.Sentence);
        var finding = FindingAssert.Single("ROL007", inspection);
        Assert.Equal((Severity.Error, 2), (finding.Severity, finding.Ordinal));
        Assert.Equal(inspection.Reason, finding.Message);
        Assert.Contains("Raise the quota", finding.Advice);
        Assert.Equal("kubectl describe resourcequota -n shop", finding.Command);
        Assert.Contains($"FailedCreate from statefulset-controller: create Pod web-2 in StatefulSet web failed error: {QuotaError}", finding.Evidence);
        Assert.Contains("said once, last at 2026-01-15T10:00:01Z", finding.Evidence);
        FindingAssert.None("STO001", inspection);
    }

    [Theory]
    [InlineData("Create Claim data-web-2 for Pod web-2 in StatefulSet web failed error: persistentvolumeclaims \"data-web-2\" is forbidden: exceeded quota: claims, requested: 1")]
    [InlineData("Create Pod web-2 in StatefulSet web failed error: failed to create PVC data-web-2: persistentvolumeclaims \"data-web-2\" is forbidden: exceeded quota: claims, requested: 1")]
    public void Quota_OnTheClaim_IsFoundOnThePodAndOnTheClaim(string message)
    {
        var set = Web.WithClaims("data");
        var snapshot = Inspecting.Around(set, [Pods.Ready(set, 0), Pods.Ready(set, 1)], Claims.Bound(set, "data", 0), Claims.Bound(set, "data", 1));
        var inspection = Seen(snapshot.WithEvents(set, Told.Warning(set, "FailedCreate", message, Due)), TimeSpan.FromSeconds(2), set);

        Assert.Equal("web-2 cannot be created, its claim data-web-2 is refused: FailedCreate: exceeded quota: claims, requested: 1", inspection.Reason);
        Assert.Equal(inspection.Reason, FindingAssert.Single("ROL007", inspection).Message);
        var claim = FindingAssert.Single("STO001", inspection);
        Assert.Equal((Severity.Error, new ObjectReference("PersistentVolumeClaim", "shop", "data-web-2"), 2), (claim.Severity, claim.Object, claim.Ordinal));
        Assert.Equal("exceeded quota: claims, requested: 1", claim.Evidence[0]);
        Assert.Equal("kubectl describe resourcequota -n shop", claim.Command);
    }

    [Theory]
    [InlineData("pods \"web-2\" is forbidden: failed quota: compute: must specify limits.cpu for: web", "state requests and limits", "resourcequota")]
    [InlineData("pods \"web-2\" is forbidden: maximum memory usage per Container is 1Gi, but limit is 2Gi", "LimitRange", "limitrange")]
    [InlineData("pods \"web-2\" is forbidden: violates PodSecurity \"restricted:latest\": runAsNonRoot != true", "Pod Security", "--show-labels")]
    [InlineData("admission webhook \"policy.example.com\" denied the request: exceeded quota of the team", "webhook denies", "webhookconfigurations")]
    [InlineData("Internal error occurred: failed calling webhook \"mesh.example.com\": connection refused", "does not answer", "webhookconfigurations")]
    [InlineData("pods \"web-2\" is forbidden: ValidatingAdmissionPolicy 'no-latest' with binding 'all' denied request: use a tag", "policy", "policybindings")]
    [InlineData("pods \"web-2\" is forbidden: error looking up service account shop/web: serviceaccount \"web\" not found", "service account", "serviceaccounts")]
    [InlineData("pods \"web-2\" is forbidden: no PriorityClass with name high was found", "priority class", "priorityclasses")]
    [InlineData("pods \"web-2\" is forbidden: unable to create new content in namespace shop because it is being terminated", "being deleted", "namespace shop")]
    [InlineData("Pod \"web-2\" is invalid: spec.containers[0].name: Required value", "correct the field", "describe statefulset web")]
    [InlineData("the server is on fire", "what was refused", "describe statefulset web")]
    public void Refusal_OfAnyCause_GetsTheAdviceThatFits(string error, string advice, string command)
    {
        var inspection = Seen(Missing.WithEvents(Web, Told.FailedCreate(Web, "web-2", error, Due)), TimeSpan.FromSeconds(2));

        var finding = FindingAssert.Single("ROL007", inspection);
        Assert.Contains(advice, finding.Advice);
        Assert.Contains(command, finding.Command);
        Assert.Equal(Verdict.Blocked, inspection.Verdict);
    }

    [Fact]
    public void Event_OlderThanTheWait_SaysNothing() =>
        AssertNothingTold(Told.FailedCreate(Web, "web-2", QuotaError, Due.AddMinutes(-1)));

    [Fact]
    public void Event_OfAnotherPod_SaysNothing() =>
        AssertNothingTold(Told.FailedCreate(Web, "web-20", QuotaError, Due), Told.FailedCreate(Web, "web-1", QuotaError, Due));

    [Fact]
    public void Event_BeforeThePodWasCreatedAfterAll_SaysNothing() => AssertNothingTold(
        Told.Normal(Web, "SuccessfulCreate", "create Pod web-2 in StatefulSet web successful", Due.AddSeconds(1)),
        Told.FailedCreate(Web, "web-2", QuotaError, Due));

    /// <summary>A dashboard that starts in the middle: the controller's last try may be minutes ago, and is still why.</summary>
    [Fact]
    public void Event_FromBeforeWeFirstLooked_StillTells()
    {
        var told = Missing.WithEvents(Web, Told.FailedCreate(Web, "web-2", QuotaError, Due.AddMinutes(-20)));

        Assert.Equal(Verdict.Blocked, SetInspector.Inspect(told, Web, Due).Verdict);
        var older = Missing.WithEvents(Web, Told.FailedCreate(Web, "web-2", QuotaError, Web.CreatedAt.AddSeconds(-1)));
        Assert.Equal(Verdict.Progressing, SetInspector.Inspect(older, Web, Due).Verdict);
    }

    [Fact]
    public void Creation_OfWhichNoEventTells_IsFoundByTimeAlone()
    {
        var before = SetInspector.Inspect(Missing, Web, Due);
        var silent = SetInspector.Inspect(Missing.WithEvents(Web), Web, Due.AddSeconds(10), previous: before);
        var forbidden = SetInspector.Inspect(Missing.WithForbiddenEvents(Web), Web, Due.AddSeconds(10), previous: before);

        Assert.Contains("no event is known that says why", FindingAssert.Single("ROL007", silent).Evidence);
        Assert.Contains("the reason needs permission to read events", FindingAssert.Single("ROL007", forbidden).Evidence);
        Assert.Equal("web-2 should have been created and is not; the reason needs permission to read events", forbidden.Reason);
    }

    [Fact]
    public void ParallelSet_OfWhichALaterPodIsRefused_NamesThatOne()
    {
        var set = Sets.Web(4).Parallel();
        var snapshot = Inspecting.Around(set, [Pods.Ready(set, 0), Pods.Ready(set, 1)]);
        var inspection = Seen(snapshot.WithEvents(set, Told.FailedCreate(set, "web-3", QuotaError, Due)), TimeSpan.FromSeconds(2), set);

        Assert.Equal(3, FindingAssert.Single("ROL007", inspection).Ordinal);
        Assert.StartsWith("web-3 cannot be created", inspection.Reason);
    }

    private static void AssertNothingTold(params ReadOnlySpan<EventFact> events)
    {
        var inspection = Seen(Missing.WithEvents(Web, events), TimeSpan.FromSeconds(2));
        Assert.Equal(Verdict.Progressing, inspection.Verdict);
        FindingAssert.None("ROL007", inspection);
    }

    /// <summary>The set was in order, then the pod came to be missing, and so much later.</summary>
    private static SetInspection Seen(ClusterSnapshot snapshot, TimeSpan later, StatefulSetFact? set = null)
    {
        set ??= Web;
        var inOrder = SetInspector.Inspect(Inspecting.Around(set, Pods.AllReady(set)), set, Due.AddSeconds(-1));
        var due = SetInspector.Inspect(snapshot with { Events = snapshot.Events.Clear() }, set, Due, previous: inOrder);
        return SetInspector.Inspect(snapshot, set, Due + later, previous: due);
    }
}
