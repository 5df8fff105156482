using StsDashboard.Domain.Controller;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Inspection;

/// <summary>What is not known is never shown as absent, and never as healthy.</summary>
public sealed class UnknownTests
{
    private static readonly StatefulSetFact Web = Sets.Web(3).WithClaims("data");

    [Theory]
    [InlineData(SourceState.Forbidden, "Pods of this namespace cannot be listed: no permission")]
    [InlineData(SourceState.Failed, "Pods of this namespace cannot be listed")]
    [InlineData(SourceState.Syncing, "Pods are still being listed")]
    public void Inspect_PodsNotKnown_IsUnknownAndSaysNothingOfThem(SourceState state, string reason)
    {
        var snapshot = Snapshots.Of(Web, Claims.Bound(Web, "data", 0)).WithSource(SourceKind.Pods, state);
        var inspection = SetInspector.Inspect(snapshot, Web, Clock.Now);

        Assert.Equal((Verdict.Unknown, reason), (inspection.Verdict, inspection.Reason));
        Assert.Equal("0 Unknown, 1 Unknown, 2 Unknown", Inspecting.States(inspection));
        Assert.Equal((null, null, null, null), (inspection.Counts.Ready, inspection.Counts.Available, inspection.Counts.Updated, inspection.Counts.NamesResolving));
        Assert.Equal(1, inspection.Counts.ClaimsBound);
        Assert.Equal(ControllerRule.PodsUnknown, Assert.Single(inspection.Outlook.Next).Rule);
        Assert.False(inspection.Rollout.Complete);
        Assert.Equal(state != SourceState.Syncing, inspection.Unreadable.Contains(SourceKind.Pods));
    }

    [Fact]
    public void Inspect_PodsNotWatchedHere_IsUnknown() =>
        Assert.Equal(Verdict.Unknown, SetInspector.Inspect(Snapshots.Of(Web).WithoutSource(SourceKind.Pods), Web, Clock.Now).Verdict);

    [Fact]
    public void Inspect_ConnectionLost_WhatWasHeardStillStands()
    {
        var snapshot = Inspecting.Around(Sets.Web(3), Pods.AllReady(Sets.Web(3))).WithSource(SourceKind.Pods, SourceState.Reconnecting);
        Assert.Equal(Verdict.Healthy, SetInspector.Inspect(snapshot, Sets.Web(3), Clock.Now).Verdict);
    }

    [Fact]
    public void Inspect_ClaimsForbidden_LeavesThemUncounted()
    {
        var snapshot = Inspecting.Around(Web, Pods.AllReady(Web)).WithSource(SourceKind.PersistentVolumeClaims, SourceState.Forbidden);
        var inspection = SetInspector.Inspect(snapshot, Web, Clock.Now);

        Assert.Equal((null, null), (inspection.Counts.ClaimsExpected, inspection.Counts.ClaimsBound));
        Assert.Equal(3, inspection.Counts.Ready);
        Assert.Equal<ValueList<SourceKind>>([SourceKind.PersistentVolumeClaims], inspection.Unreadable);
    }
}
