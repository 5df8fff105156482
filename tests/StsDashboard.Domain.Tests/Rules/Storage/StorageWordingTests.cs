using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules;
using StsDashboard.Domain.Tests.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Rules.Storage;

/// <summary>STO002–STO013: what they say, what it rests on, and the command to copy.</summary>
public sealed class StorageWordingTests
{
    private static readonly StatefulSetFact Set = Sets.Web(1).WithClaims("data");
    private static readonly PodFact Pod = Pods.Ready(Set, 0);
    private static readonly ClaimFact Claim = Claims.Bound(Set, "data", 0);
    private static readonly VolumeFact Volume = new() { Key = new ObjectKey("", "pv-data-web-0"), ReclaimPolicy = "Delete" };

    [Fact]
    public void LostClaim_PointsToItsEvents() => FindingAssert.Says(
        "STO002",
        Inspect(Claim with { Phase = "Lost" }),
        "Error PersistentVolumeClaim data-web-0: Claim data-web-0 has lost its volume pv-data-web-0",
        "phase Lost | volume pv-data-web-0 does not exist",
        "kubectl describe pvc data-web-0 -n shop");

    [Fact]
    public void LeftoverClaim_SaysItsSizeVolumeAndSinceWhenItIsUnused()
    {
        var left = Claims.Bound(Set, "data", 4) with { Requested = Claims.Gi(1), Capacity = Claims.Gi(2), UnusedSince = Clock.Start };
        var volume = Volume with { Key = new ObjectKey("", "pv-data-web-4") };
        ValueList<string> Evidence(ClaimFact leftover, params Fact[] others) => FindingAssert.Single("STO003", Inspect(Claim, [leftover, .. others])).Evidence;

        Assert.Equal(
            ["mounted again from 5 replicas, with its old data", "2Gi of class fast-ssd", "volume pv-data-web-4, reclaim policy Delete", "unused since 2026-01-15T09:00:00Z"],
            Evidence(left, volume));
        Assert.Equal("1Gi of class none", Evidence(left with { Capacity = default, StorageClass = "" })[1]);
    }

    [Theory]
    [InlineData(1, "Scaled to 0: 1 claim waits with the data they hold", "data-web-0")]
    [InlineData(7, "Scaled to 0: 7 claims wait with the data they hold", "data-web-0, data-web-1, data-web-2, data-web-3, data-web-4 and 2 more")]
    public void ClaimsAtZero_AreCounted(int count, string message, string evidence) => FindingAssert.Says(
        "STO003",
        Inspecting.Inspect(Set with { Replicas = 0 }, [], [.. Enumerable.Range(0, count).Select(ordinal => Claims.Bound(Set, "data", ordinal))]),
        $"Info StatefulSet web: {message}",
        evidence,
        "");

    [Fact]
    public void ClaimOfAGoneSet_NamesTheSetWhereItCanBeTold()
    {
        var plain = Claims.Named("shop", "data-db-0") with { Labels = LabelSet.Of(("app", "db")) };
        var unclear = Claims.Named("shop", "data-my-db-1") with { Labels = LabelSet.Of(("x", "my")) };
        var findings = RuleCatalog.CheckOrphans(OrphanInspector.Inspect(Snapshots.Of(plain, unclear), new Dictionary<string, DateTimeOffset>()));

        Assert.Equal(
            [
                (
                    "Warning PersistentVolumeClaim data-db-0: Claim data-db-0 is left over from set db, which is gone",
                    "mounted again only by a new set db | 1Gi of class fast-ssd",
                    "kubectl delete pvc data-db-0 -n shop"),
                (
                    "Warning PersistentVolumeClaim data-my-db-1: Claim data-my-db-1 looks like one that a set left behind, and no set is there that it fits",
                    "mounted again only by a new set of the same name | 1Gi of class fast-ssd",
                    "kubectl delete pvc data-my-db-1 -n shop"),
            ],
            findings.Select(FindingAssert.Told));
    }

    [Theory]
    [InlineData("web-0 mounts no claim")]
    [InlineData("web-0 mounts scratch", "scratch")]
    public void ClaimThatItsPodDoesNotMount_SaysWhatThePodMounts(string evidence, params string[] mounted) => FindingAssert.Says(
        "STO005",
        Inspecting.Inspect(Set, [Pod with { ClaimNames = mounted.ToValueList() }], Claim),
        "Warning PersistentVolumeClaim data-web-0: web-0 does not mount its claim data-web-0",
        $"{evidence} | 1Gi of class fast-ssd",
        "kubectl delete pod web-0 -n shop");

    [Fact]
    public void TemplateDrift_OfAClaimThatIsLargeEnough_OffersNoPatch()
    {
        var otherMode = Claim with { AccessModes = ["ReadWriteMany"] };

        Assert.Equal("", FindingAssert.Single("STO006", Inspect(otherMode, Claims.Class())).Command);
        Assert.Equal("", FindingAssert.Single("STO006", Inspect(otherMode with { Requested = Claims.Gi(2) }, Claims.Class())).Command);
    }

    [Fact]
    public void RetentionThatDestroys_SaysWhatAndHowToKeepIt() => FindingAssert.Says(
        "STO007",
        Inspecting.Inspect(Set with { WhenScaled = "Delete" }, [Pod], Claim, Volume),
        "Warning StatefulSet web: A scale-down destroys data",
        "whenScaled Delete, whenDeleted Retain | reclaim policy Delete: volumes of data-web-0",
        """kubectl patch statefulset web -p '{"spec":{"persistentVolumeClaimRetentionPolicy":{"whenScaled":"Retain","whenDeleted":"Retain"}}}' -n shop""");

    [Fact]
    public void ClaimBeingDeleted_WithoutVolume_HasNoneToKeep()
    {
        var leaving = Claim with { DeletionTimestamp = Clock.Now };

        Assert.Equal("", FindingAssert.Single("STO008", Inspect(leaving with { VolumeName = "" })).Command);
        Assert.EndsWith("""pv pv-data-web-0 -p '{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}'""", FindingAssert.Single("STO008", Inspect(leaving)).Command);
    }

    [Fact]
    public void ClaimBeingDeleted_ThatOneOfItsPodsStays_IsHeld() => FindingAssert.Single(
        "STO008", Inspect(Claim with { DeletionTimestamp = Clock.Now }, Claims.MountedBy("shop", "backup", "data-web-0") with { DeletionTimestamp = Clock.Now }));

    [Fact]
    public void ClaimOfTwoSets_NamesBothAndWhoMountsIt()
    {
        var other = Sets.Web(1).WithClaims("data-web") with { Key = new ObjectKey("shop", "x"), Uid = "set-x" };
        var set = Sets.Web(1).WithClaims("data") with { Key = new ObjectKey("shop", "web-x"), Uid = "set-web-x" };
        var claim = Claims.Named("shop", "data-web-x-0");

        FindingAssert.Says(
            "STO009",
            Inspecting.Inspect(set, [Pods.Ready(set, 0)], other, claim),
            "Warning PersistentVolumeClaim data-web-x-0: Claim data-web-x-0 belongs to more than one set",
            "set web-x with template data | set x with template data-web | mounted by web-x-0",
            "");
        Assert.Equal("mounted by no pod", FindingAssert.Single("STO009", Inspecting.Inspect(set, [], other, claim)).Evidence[^1]);
    }

    [Theory]
    [InlineData("could not be resized", "ControllerResizeError")]
    [InlineData("waits for its file system to grow", "FileSystemResizePending")]
    [InlineData("is being resized", "Resizing")]
    [InlineData("is to be resized")]
    public void Resize_SaysHowFarItIs(string words, params string[] conditions)
    {
        var finding = FindingAssert.Single("STO010", Inspect(Claim with { Requested = Claims.Gi(2), ResizeConditions = conditions.ToValueList() }, Claims.Class()));

        Assert.Equal($"Claim data-web-0 {words}", finding.Message);
        Assert.Equal("has 1Gi, asks for 2Gi", finding.Evidence[^1]);
        Assert.Equal("kubectl describe pvc data-web-0 -n shop", finding.Command);
    }

    [Fact]
    public void Resize_WhereTheClassForbidsIt_CannotBe() => Assert.Equal(
        "Claim data-web-0 cannot be resized",
        FindingAssert.Single("STO010", Inspect(Claim with { Requested = Claims.Gi(2) }, Claims.Class() with { AllowsExpansion = false })).Message);

    [Fact]
    public void VolumeOutOfReach_ListsTheNodesWithTheirZones() => Assert.Equal(
        "kubectl get nodes -L topology.kubernetes.io/zone", FindingAssert.Single("STO011", Inspect(Claim, Volume with { Zones = ["west"] })).Command);

    [Theory]
    [InlineData("common", "", "named by the pod template", "kubectl get pvc -n shop")]
    [InlineData("data-web-0", "not found", "of the set's claim templates | not found", "kubectl delete pod web-0 -n shop")]
    public void MissingClaim_SaysWhoseItIsAndWhatTheSchedulerSays(string claim, string message, string evidence, string command) => FindingAssert.Says(
        "STO012",
        Inspecting.Inspect(Set with { SharedClaims = ["common"] }, [Pod.Pending() with { ClaimNames = [claim], Reason = "Unschedulable", Message = message }]),
        $"Error Pod web-0: web-0 mounts claim {claim}, which does not exist",
        evidence,
        command);

    [Theory]
    [InlineData("The pods keep nothing when they go", "spec.volumeClaimTemplates is empty | the pod template mounts no claim")]
    [InlineData("All pods share claim a", "spec.volumeClaimTemplates is empty", "a")]
    [InlineData("All pods share claims a, b", "spec.volumeClaimTemplates is empty", "a", "b")]
    public void NoClaimTemplates_SaysWhatBecomesOfTheData(string message, string evidence, params string[] shared) => FindingAssert.Says(
        "STO013", Inspecting.Inspect(Sets.Web(1) with { SharedClaims = shared.ToValueList() }, [Pods.Ready(Sets.Web(1), 0)]), $"Info StatefulSet web: {message}", evidence, "");

    private static SetInspection Inspect(ClaimFact claim, params Fact[] others) => Inspecting.Inspect(Set, [Pod], [claim, .. others]);
}
