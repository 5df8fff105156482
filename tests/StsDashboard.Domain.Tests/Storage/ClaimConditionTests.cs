using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Storage;

/// <summary>What is the matter with a claim itself: pending, lost, resizing, unlike its template.</summary>
public sealed class ClaimConditionTests
{
    private static readonly StatefulSetFact Set = Sets.Web(1).WithClaims("data");
    private static readonly ClaimFact Claim = Claims.Bound(Set, "data", 0);
    private static readonly PodFact Pod = Pods.Ready(Set, 0);

    [Fact]
    public void Pending_ClassMissing_SaysSo() =>
        Assert.Equal("Pending: storage class fast-ssd does not exist.", Reason(Claim.Pending(), Pod.Pending()));

    [Fact]
    public void Pending_NoClassAndNoDefault_SaysSo() =>
        Assert.Equal(
            "Pending: it names no storage class and the cluster has no default one.",
            Reason(Claim.Pending() with { StorageClass = null }, Pod.Pending(), Claims.Class() with { IsDefault = false }));

    [Fact]
    public void Pending_NoClassAndADefault_WaitsToGetIt() =>
        Assert.Equal(
            "Pending: it names no class and waits to get the default, fast-ssd.",
            Reason(Claim.Pending() with { StorageClass = null }, Pod.Pending(), Claims.Class()));

    [Fact]
    public void Pending_NoClassOnPurpose_WaitsForAVolumeMadeByHand() =>
        Assert.Equal("Pending: it asks for no class, so it waits for a volume made by hand.", Reason(Claim.Pending() with { StorageClass = "" }, Pod.Pending()));

    [Fact]
    public void Pending_FirstConsumerNotScheduled_WaitsForIt() =>
        Assert.Equal(
            "Pending: class fast-ssd makes the volume once a pod that mounts it is scheduled.",
            Reason(Claim.Pending(), Pod.Pending(), Claims.Class() with { BindingMode = "WaitForFirstConsumer" }));

    [Fact]
    public void Pending_FirstConsumerScheduled_WaitsForTheProvisioner() =>
        Assert.Equal(
            "Pending: waits for csi.example.com to make the volume.",
            Reason(Claim.Pending(), Pod.Pending() with { Node = "node-1" }, Claims.Class() with { BindingMode = "WaitForFirstConsumer" }));

    [Fact]
    public void Pending_NoProvisioner_WaitsForAVolumeMadeByHand() =>
        Assert.Equal(
            "Pending: class fast-ssd has no provisioner, so it waits for a volume made by hand.",
            Reason(Claim.Pending(), Pod.Pending(), Claims.Class() with { Provisioner = "kubernetes.io/no-provisioner" }));

    [Fact]
    public void Pending_VolumeChosen_WaitsToBeBound() =>
        Assert.Equal("Pending: waits to be bound to volume pv-9.", Reason(Claim.Pending() with { VolumeName = "pv-9" }, Pod.Pending()));

    [Fact]
    public void Pending_ClassesForbidden_IsUnknown()
    {
        var claim = Claim.Pending();
        var snapshot = Snapshots.Of(Set, claim, Pod).WithSource(SourceKind.StorageClasses, SourceState.Forbidden);

        Assert.Equal("Pending; storage classes are unknown (no permission).", Assert.Single(ClaimInspector.Inspect(snapshot, Set, 0, Pod)).Reason);
    }

    [Fact]
    public void Lost_NamesTheVolume() => Assert.Equal("Lost: its volume pv-data-web-0 no longer exists.", Reason(Claim with { Phase = "Lost" }, Pod));

    [Theory]
    [InlineData("FileSystemResizePending", "Its file system grows to 2Gi when a node next mounts it.")]
    [InlineData("Resizing", "It is being resized to 2Gi (Resizing).")]
    [InlineData("ControllerResizeError", "Its resize to 2Gi failed (ControllerResizeError).")]
    public void Resize_Condition_IsSaid(string condition, string reason) =>
        Assert.Equal(reason, Reason(Claim with { Requested = Claims.Gi(2), ResizeConditions = [condition] }, Pod, Claims.Class()));

    [Fact]
    public void Resize_RequestAboveCapacity_HasNotBegun() =>
        Assert.Equal("Its resize from 1Gi to 2Gi has not begun.", Reason(Claim with { Requested = Claims.Gi(2) }, Pod, Claims.Class()));

    [Fact]
    public void Resize_ClassDoesNotExpand_SaysSo() =>
        Assert.Equal(
            "It asks for 2Gi and has 1Gi; class fast-ssd does not allow expansion.",
            Reason(Claim with { Requested = Claims.Gi(2) }, Pod, Claims.Class() with { AllowsExpansion = false }));

    [Fact]
    public void Drift_ResizedByHand_IsTheSize()
    {
        // Recording claim-resized-by-hand: the claim grew, the template cannot.
        Assert.Equal<ValueList<string>>(["size 2Gi, template 1Gi"], Drift(Claim with { Requested = Claims.Gi(2), Capacity = Claims.Gi(2) }));
        Assert.Equal<ValueList<string>>(["size 1Gi, template 2Gi"], Drift(Claim, template: Set.ClaimTemplates[0] with { Requested = Claims.Gi(2) }));
    }

    [Fact]
    public void Drift_SameSizeWrittenOtherwise_IsNone() => Assert.Empty(Drift(Claim with { Requested = new Quantity("1024Mi", 1L << 30) }));

    [Fact]
    public void Drift_Class_IsComparedWithTheTemplateOrTheDefault()
    {
        Assert.Empty(Drift(Claim));
        Assert.Equal<ValueList<string>>(["class fast-ssd, the default is slow"], Drift(Claim, new Fact[] { Claims.Class() with { IsDefault = false }, Claims.Class("slow") }));
        Assert.Equal<ValueList<string>>(["class fast-ssd, template slow"], Drift(Claim, template: Set.ClaimTemplates[0] with { StorageClass = "slow" }));
        Assert.Equal<ValueList<string>>(["class fast-ssd, template none"], Drift(Claim, template: Set.ClaimTemplates[0] with { StorageClass = "" }));
    }

    [Fact]
    public void Drift_SeveralDefaults_TheYoungestCounts() =>
        Assert.Empty(Drift(Claim, new Fact[] { Claims.Class() with { CreatedAt = Clock.Now }, Claims.Class("aaa") }));

    [Fact]
    public void Drift_AccessModes_AreComparedAsASet()
    {
        Assert.Equal<ValueList<string>>(["access ReadWriteMany, template ReadWriteOnce"], Drift(Claim with { AccessModes = ["ReadWriteMany"] }));
        Assert.Empty(Drift(
            Claim with { AccessModes = ["ReadOnlyMany", "ReadWriteOnce"] },
            template: Set.ClaimTemplates[0] with { AccessModes = ["ReadWriteOnce", "ReadOnlyMany"] }));
    }

    private static string Reason(ClaimFact claim, PodFact pod, params ReadOnlySpan<Fact> facts) =>
        Assert.Single(ClaimInspector.Inspect(Snapshots.Of(facts).With(Set, claim, pod), Set, 0, pod)).Reason;

    private static ValueList<string> Drift(ClaimFact claim, Fact[]? facts = null, ClaimTemplate? template = null)
    {
        var set = template is null ? Set : Set with { ClaimTemplates = [template] };
        return Assert.Single(ClaimInspector.Inspect(Snapshots.Of(facts ?? []).With(set, claim, Pod), set, 0, Pod)).Drift;
    }
}
