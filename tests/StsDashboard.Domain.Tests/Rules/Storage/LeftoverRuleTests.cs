using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules;
using StsDashboard.Domain.Tests.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Rules.Storage;

/// <summary>STO003–STO007, STO009 and STO013: claims against what the set asks for.</summary>
public sealed class LeftoverRuleTests
{
    private static readonly StatefulSetFact Set = Sets.Web(2).WithClaims("data");
    private static readonly IReadOnlyList<PodFact> Ready = Pods.AllReady(Set);
    private static readonly ClaimFact[] Own = [Claims.Bound(Set, "data", 0), Claims.Bound(Set, "data", 1)];

    [Fact]
    public void ClaimBeyondTheRange_IsAWarningThatSaysWhenItComesBack()
    {
        var finding = FindingAssert.Single("STO003", Inspecting.Inspect(Set, Ready, [.. Own, Claims.Bound(Set, "data", 4)]));

        Assert.Equal((Severity.Warning, 4, "data-web-4"), (finding.Severity, finding.Ordinal, finding.Object.Name));
        Assert.Equal(["mounted again from 5 replicas, with its old data", "1Gi of class fast-ssd"], finding.Evidence);
        Assert.Equal("kubectl delete pvc data-web-4 -n shop", finding.Command);
        FindingAssert.None("STO003", Inspecting.Inspect(Set, Ready, Own));
    }

    [Fact]
    public void ClaimBeyondTheRange_ThatABackupMounts_IsInUse() =>
        FindingAssert.None("STO003", Inspecting.Inspect(Set, Ready, [Claims.Bound(Set, "data", 4), Claims.MountedBy("shop", "backup", "data-web-4")]));

    [Fact]
    public void ClaimBeyondTheRange_ThatItsCondemnedPodOwns_GoesByItself() =>
        FindingAssert.None("STO003", Inspecting.Inspect(Set, Ready, Claims.Bound(Set, "data", 4) with { Owners = [new("Pod", "web-4", "gone", IsController: false)] }));

    [Fact]
    public void ClaimsOfASetScaledToZero_WaitInOrder()
    {
        var finding = FindingAssert.Single("STO003", Inspecting.Inspect(Set with { Replicas = 0 }, [], Own));

        Assert.Equal((Severity.Info, ["data-web-0, data-web-1"]), (finding.Severity, finding.Evidence));
    }

    [Fact]
    public void ClaimOfAGoneSet_IsFoundWithoutAnyInspection()
    {
        var orphans = OrphanInspector.Inspect(Snapshots.Of(Own), new Dictionary<string, DateTimeOffset>());
        var findings = RuleCatalog.CheckOrphans(orphans);

        Assert.Equal(["STO004 data-web-0", "STO004 data-web-1"], findings.Select(finding => $"{finding.Id} {finding.Object.Name}"));
        Assert.Equal(new ObjectKey("shop", "web"), findings[0].Set);
        Assert.Empty(RuleCatalog.CheckOrphans(OrphanInspector.Inspect(Snapshots.Of([Set, .. Own]), new Dictionary<string, DateTimeOffset>())));
    }

    [Fact]
    public void PodThatDoesNotMountItsClaim_IsAWarning()
    {
        var inspection = Inspecting.Inspect(Set, [Ready[0] with { ClaimNames = [] }, Ready[1]], Own);
        var finding = FindingAssert.Single("STO005", inspection);

        Assert.Equal((Severity.Warning, 0, "web-0 does not mount its claim data-web-0"), (finding.Severity, finding.Ordinal, finding.Message));
        FindingAssert.None("STO005", Inspecting.Inspect(Set, Ready, Own));
    }

    [Fact]
    public void ClaimWhosePodWaitsForAnEarlierOne_IsInfo()
    {
        Assert.Equal(Severity.Info, FindingAssert.Single("STO005", Inspecting.Inspect(Set, [Ready[0].Starting()], Own)).Severity);
        FindingAssert.None("STO005", Inspecting.Inspect(Set, [Ready[0]], Own));
    }

    [Fact]
    public void ClaimSmallerThanItsTemplate_CanBeGrownWithTheCommand()
    {
        var set = Set with { ClaimTemplates = [Set.ClaimTemplates[0] with { Requested = Claims.Gi(2) }] };
        var claim = Own[0] with { Requested = Claims.Gi(1) };
        var finding = FindingAssert.Single("STO006", Inspecting.Inspect(set, Ready, claim, Claims.Class()));

        Assert.Equal(["size 1Gi, template 2Gi"], finding.Evidence);
        Assert.Equal("""kubectl patch pvc data-web-0 -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}' -n shop""", finding.Command);
    }

    [Fact]
    public void ClaimLargerThanItsTemplate_DriftsAndCannotShrink()
    {
        var finding = FindingAssert.Single("STO006", Inspecting.Inspect(Set, Ready, Own[0] with { Requested = Claims.Gi(2), Capacity = Claims.Gi(2) }, Claims.Class()));

        Assert.Equal((Severity.Warning, ""), (finding.Severity, finding.Command));
        FindingAssert.None("STO006", Inspecting.Inspect(Set, Ready, [.. Own, Claims.Class()]));
    }

    [Theory]
    [InlineData("Delete", "Retain", "A scale-down destroys data")]
    [InlineData("Retain", "Delete", "Deleting the set destroys data")]
    [InlineData("Delete", "Delete", "A scale-down, or deleting the set, destroys data")]
    public void RetentionDelete_WithReclaimDelete_DestroysData(string whenScaled, string whenDeleted, string message)
    {
        var set = Set with { WhenScaled = whenScaled, WhenDeleted = whenDeleted };
        var finding = FindingAssert.Single("STO007", Inspecting.Inspect(set, Ready, [.. Own, Volume(Own[0], "Delete")]));

        Assert.Equal((Severity.Warning, message), (finding.Severity, finding.Message));
        FindingAssert.None("STO007", Inspecting.Inspect(set, Ready, [.. Own, Volume(Own[0], "Retain")]));
        FindingAssert.None("STO007", Inspecting.Inspect(Set, Ready, [.. Own, Volume(Own[0], "Delete")]));
    }

    [Fact]
    public void ClaimNameOfTwoSets_IsAWarningOnBoth()
    {
        var first = Named("c", "a-b");
        var second = Named("b-c", "a");
        var snapshot = Snapshots.Of(first, second, Claims.Named("shop", "a-b-c-0"));

        Assert.Equal("a-b-c-0", FindingAssert.Single("STO009", SetInspector.Inspect(snapshot, first, Clock.Now)).Object.Name);
        Assert.Equal(
            ["set b-c with template a", "set c with template a-b", "mounted by no pod"],
            FindingAssert.Single("STO009", SetInspector.Inspect(snapshot, second, Clock.Now)).Evidence);
        FindingAssert.None("STO009", SetInspector.Inspect(Snapshots.Of(first, Claims.Named("shop", "a-b-c-0")), first, Clock.Now));
    }

    [Fact]
    public void NoClaimTemplates_IsInfo()
    {
        var stateless = Sets.Web(1);
        var finding = FindingAssert.Single("STO013", Inspecting.Inspect(stateless, Pods.AllReady(stateless)));

        Assert.Equal((Severity.Info, "The pods keep nothing when they go"), (finding.Severity, finding.Message));
        Assert.Equal("All pods share claim common", FindingAssert.Single("STO013", Inspecting.Inspect(stateless with { SharedClaims = ["common"] }, [])).Message);
        FindingAssert.None("STO013", Inspecting.Inspect(Set, Ready, Own));
    }

    private static StatefulSetFact Named(string name, string template) =>
        Sets.Web(1).WithClaims(template) with { Key = new ObjectKey("shop", name), Uid = $"set-{name}" };

    private static VolumeFact Volume(ClaimFact claim, string reclaimPolicy) =>
        new() { Key = new ObjectKey("", claim.VolumeName), Phase = "Bound", ReclaimPolicy = reclaimPolicy, Claim = claim.Key };
}
