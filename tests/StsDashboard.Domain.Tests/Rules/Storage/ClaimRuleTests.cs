using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Tests.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Rules.Storage;

/// <summary>STO001, STO002, STO008, STO010–STO012: claims that the set's pods need.</summary>
public sealed class ClaimRuleTests
{
    private static readonly StatefulSetFact Set = Sets.Web(1).WithClaims("data");
    private static readonly ClaimFact Claim = Claims.Bound(Set, "data", 0);
    private static readonly PodFact Pod = Pods.Ready(Set, 0);

    [Fact]
    public void PendingForAClassThatDoesNotExist_IsAnError()
    {
        var finding = FindingAssert.Single("STO001", Inspect(Claim.Pending(), Pod.Pending()));

        Assert.Equal((Severity.Error, 0, new ObjectReference("PersistentVolumeClaim", "shop", "data-web-0")), (finding.Severity, finding.Ordinal, finding.Object));
        Assert.Equal("Pending: storage class fast-ssd does not exist", finding.Evidence[0]);
        Assert.Equal("kubectl get storageclass", finding.Command);
        FindingAssert.None("STO001", Inspect(Claim, Pod));
    }

    [Fact]
    public void PendingUntilThePodIsScheduled_IsInOrder()
    {
        var waiting = Claims.Class() with { BindingMode = "WaitForFirstConsumer" };

        Assert.Equal(Severity.Info, FindingAssert.Single("STO001", Inspect(Claim.Pending(), Pod.Pending(), waiting)).Severity);
    }

    [Theory]
    [InlineData(59, Severity.Info)]
    [InlineData(60, Severity.Warning)]
    public void PendingAtTheProvisioner_IsAWarningAfterAMinute(int seconds, Severity severity)
    {
        var claim = Claim.Pending() with { CreatedAt = Clock.Now.AddSeconds(-seconds) };
        var inspection = Inspect(claim, Pod.Pending(), Claims.Class());

        Assert.Equal(severity, FindingAssert.Single("STO001", inspection).Severity);
        Assert.Equal(severity == Severity.Info, inspection.LookAgainAt == Clock.Now.AddSeconds(1));
    }

    [Fact]
    public void SharedClaim_IsLookedAtOnceForAllPods()
    {
        var set = Sets.Web(2) with { SharedClaims = ["common"] };
        var shared = Claims.Named("shop", "common").Pending() with { StorageClass = "" };
        var pods = Pods.AllReady(set).Select(pod => pod.Pending() with { ClaimNames = ["common"] });

        var finding = FindingAssert.Single("STO001", Inspecting.Inspect(set, pods, shared));

        Assert.Equal((Severity.Error, null, "common"), (finding.Severity, finding.Ordinal, finding.Object.Name));
    }

    [Fact]
    public void LostClaim_IsAnError()
    {
        var inspection = Inspect(Claim with { Phase = "Lost" }, Pod);

        Assert.Equal("Claim data-web-0 has lost its volume pv-data-web-0", FindingAssert.Single("STO002", inspection).Message);
        Assert.Equal(Verdict.Degraded, inspection.Verdict);
        FindingAssert.None("STO002", Inspect(Claim, Pod));
    }

    [Fact]
    public void SharedClaimThatIsLost_IsAnErrorOfADegradedSet()
    {
        var set = Sets.Web(1) with { SharedClaims = ["common"] };
        var inspection = Inspecting.Inspect(set, [Pods.Ready(set, 0) with { ClaimNames = ["common"] }], Claims.Named("shop", "common") with { Phase = "Lost" });

        FindingAssert.Single("STO002", inspection);
        Assert.Equal(Verdict.Degraded, inspection.Verdict);
    }

    [Fact]
    public void ClaimDeletedUnderItsPod_IsAnErrorWhileThePodStays()
    {
        var leaving = Claim with { DeletionTimestamp = Clock.Now };
        var finding = FindingAssert.Single("STO008", Inspect(leaving, Pod, Volume("Delete")));

        Assert.Equal(["deleted 2026-01-15T10:00:00Z", "volume pv-data-web-0, reclaim policy Delete"], finding.Evidence);
        Assert.Equal("""kubectl patch pv pv-data-web-0 -p '{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}'""", finding.Command);
        FindingAssert.None("STO008", Inspect(Claim, Pod));
        FindingAssert.None("STO008", Inspect(leaving, Pod.Terminating()));
        FindingAssert.None("STO008", Inspecting.Inspect(Set with { DeletionTimestamp = Clock.Now }, [Pod], leaving));
    }

    [Theory]
    [InlineData("ControllerResizeError", Severity.Warning)]
    [InlineData("FileSystemResizePending", Severity.Info)]
    [InlineData("Resizing", Severity.Info)]
    public void Resize_IsAWarningOnlyWhenItFails(string condition, Severity severity) =>
        Assert.Equal(
            severity,
            FindingAssert.Single("STO010", Inspect(Claim with { Requested = Claims.Gi(2), ResizeConditions = [condition] }, Pod, Claims.Class())).Severity);

    [Fact]
    public void Resize_ThatTheClassForbids_IsAWarning()
    {
        var grown = Claim with { Requested = Claims.Gi(2) };

        Assert.Equal(Severity.Warning, FindingAssert.Single("STO010", Inspect(grown, Pod, Claims.Class() with { AllowsExpansion = false })).Severity);
        FindingAssert.None("STO010", Inspect(grown with { Capacity = Claims.Gi(2) }, Pod));
    }

    [Theory]
    [InlineData(true, false, "zone-a", false)]
    [InlineData(true, false, "zone-b", true)]
    [InlineData(false, false, "zone-a", true)]
    [InlineData(true, true, "zone-a", true)]
    public void VolumeOfAZone_NeedsASchedulableNodeThere(bool ready, bool cordoned, string nodeZone, bool found)
    {
        var node = new NodeFact { Key = new ObjectKey("", "node-1"), Zone = nodeZone, IsReady = ready, IsUnschedulable = cordoned };
        var inspection = Inspect(Claim, Pod.Pending(), Volume("Retain") with { Zones = ["zone-a"] }, node);

        Assert.Equal(found, FindingAssert.Of("STO011", inspection).Any());
        Assert.All(FindingAssert.Of("STO011", inspection), finding => Assert.Equal(Severity.Error, finding.Severity));
    }

    [Fact]
    public void VolumeOfALostNode_IsAWarningWhileThePodStillRuns()
    {
        var local = Volume("Retain") with { Hostnames = ["node-1"] };
        var finding = FindingAssert.Single("STO011", Inspect(Claim, Pod, local));

        Assert.Equal((Severity.Warning, "volume pv-data-web-0 is tied to node node-1"), (finding.Severity, finding.Evidence[0]));
    }

    [Fact]
    public void VolumeOutOfReach_NamesTheNodesThatWouldFitAndNoOthers()
    {
        var volume = Volume("Retain") with { Zones = ["zone-a", "zone-b"], Hostnames = ["node-1", "node-2"] };
        NodeFact Node(string name, string zone, bool ready, bool cordoned) =>
            new() { Key = new ObjectKey("", name), Hostname = name, Zone = zone, IsReady = ready, IsUnschedulable = cordoned };
        ValueList<string> Said(params Fact[] nodes) => FindingAssert.Single("STO011", Inspect(Claim, Pod.Pending(), [volume, .. nodes])).Evidence;

        Assert.Equal(
            ["volume pv-data-web-0 is tied to zone zone-a or zone-b and node node-1 or node-2", "not ready or cordoned: node-1, node-2", "claim data-web-0"],
            Said(Node("node-2", "zone-b", true, true), Node("node-1", "zone-a", false, false), Node("node-3", "zone-a", true, false), Node("node-1b", "zone-c", true, false)));
        Assert.Equal("no node is there", Said(Node("node-1", "zone-c", true, false))[1]);
    }

    [Fact]
    public void VolumeTiedToNoPlace_CanGoAnywhere() => FindingAssert.None("STO011", Inspect(Claim, Pod, Volume("Retain")));

    [Fact]
    public void VolumeOfAZone_WhereNodesAreUnknown_IsNotJudged()
    {
        var snapshot = Inspecting.Around(Set, [Pod], Claim, Volume("Retain") with { Zones = ["zone-a"] }).WithSource(SourceKind.Nodes, SourceState.Forbidden);

        FindingAssert.None("STO011", SetInspector.Inspect(snapshot, Set, Clock.Now));
    }

    [Fact]
    public void PodWhoseClaimDoesNotExist_IsAnErrorOnceTheSchedulerSaysSo()
    {
        var set = Sets.Web(1) with { SharedClaims = ["common"] };
        var pod = Pods.Ready(set, 0).Pending() with { ClaimNames = ["common"] };
        var stuck = pod with { Reason = "Unschedulable", Message = "persistentvolumeclaim \"common\" not found" };
        var finding = FindingAssert.Single("STO012", Inspecting.Inspect(set, [stuck]));

        Assert.Equal((Severity.Error, "web-0 mounts claim common, which does not exist"), (finding.Severity, finding.Message));
        FindingAssert.None("STO012", Inspecting.Inspect(set, [pod]));
        FindingAssert.None("STO012", Inspecting.Inspect(set, [stuck], Claims.Named("shop", "common")));
    }

    [Fact]
    public void PodWhoseClaimDoesNotExist_WhereClaimsAreUnknown_IsNotJudged()
    {
        var stuck = Pod.Pending() with { Reason = "Unschedulable" };
        var snapshot = Inspecting.Around(Set, [stuck]).WithSource(SourceKind.PersistentVolumeClaims, SourceState.Forbidden);

        FindingAssert.None("STO012", SetInspector.Inspect(snapshot, Set, Clock.Now));
    }

    private static VolumeFact Volume(string reclaimPolicy) => new()
    {
        Key = new ObjectKey("", Claim.VolumeName),
        Phase = "Bound",
        ReclaimPolicy = reclaimPolicy,
        Claim = Claim.Key,
    };

    private static SetInspection Inspect(ClaimFact claim, PodFact pod, params Fact[] others) => Inspecting.Inspect(Set, [pod], [claim, .. others]);
}
