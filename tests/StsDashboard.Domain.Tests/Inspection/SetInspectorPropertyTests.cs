using CsCheck;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Inspection;

public sealed class SetInspectorPropertyTests
{
    private static readonly Gen<SourceState> State = Gen.Frequency((6, Gen.Const(SourceState.Live)), (1, Gen.Enum<SourceState>()));

    private static readonly Gen<(ClusterSnapshot Snapshot, StatefulSetFact Set)> Situation =
        from set in AnyFacts.Set
        from pods in AnyFacts.Pod.List[0, 9]
        from claims in AnyFacts.Claim.List[0, 5]
        from nodes in AnyFacts.Node.List[0, 2]
        from budgets in AnyFacts.Budget.List[0, 2]
        from withService in Gen.Bool
        from podsState in State
        from claimsState in State
        let bounded = set with { Replicas = set.Replicas > 50 ? 50 : set.Replicas }
        let service = Services.Governing(bounded)
        let facts = new List<Fact>([bounded, .. pods, .. claims, .. nodes, .. budgets, .. withService ? [service, Slices.Of(service, pods)] : Array.Empty<Fact>()])
        let silent = Snapshots.Of([.. facts]).WithSource(SourceKind.Pods, podsState).WithSource(SourceKind.PersistentVolumeClaims, claimsState)
        from snapshot in AnyFacts.WithAnyEvents(silent, bounded)
        select (snapshot, bounded);

    [Fact]
    public void Inspect_AnyFacts_CoversTheRangeAndSaysSomething() => Situation.Sample(situation =>
    {
        var inspection = SetInspector.Inspect(situation.Snapshot, situation.Set, Clock.Now);
        var range = OrdinalRange.Of(situation.Set);

        Assert.Equal(Enumerable.Range(range.Start, range.Count), inspection.Slots.Where(slot => slot.InRange).Select(slot => slot.Ordinal));
        Assert.Equal(inspection.Slots.Select(slot => slot.Ordinal).Order(), inspection.Slots.Select(slot => slot.Ordinal));
        Assert.Equal(inspection.Slots.Count, inspection.Slots.DistinctBy(slot => slot.Ordinal).Count());
        Assert.NotEmpty(inspection.Reason);
        Assert.NotEmpty(inspection.Sentence);
        Assert.True(inspection.LookAgainAt is null || inspection.LookAgainAt > Clock.Now);
        Assert.All(inspection.Rollout.Order, ordinal => Assert.DoesNotContain(ordinal, inspection.Rollout.Held));
    });

    [Fact]
    public void Inspect_Healthy_IsOnlySaidWhenEveryPodIsKnownReadyAndUpToDate() => Situation.Sample(situation =>
    {
        var inspection = SetInspector.Inspect(situation.Snapshot, situation.Set, Clock.Now);
        if (inspection.Verdict is Verdict.Healthy)
        {
            Assert.Equal(inspection.Counts.Replicas, inspection.Counts.Ready);
            Assert.Equal(inspection.Counts.Replicas, inspection.Counts.Available);
            Assert.Equal(inspection.Counts.Replicas, inspection.Counts.Updated);
            Assert.DoesNotContain(inspection.Slots, slot => !slot.InRange && slot.Pod is not null);
        }
    });

    [Fact]
    public void Inspect_AnyFacts_FindsNoErrorOnASetInOrder() => Situation.Sample(situation =>
    {
        var inspection = SetInspector.Inspect(situation.Snapshot, situation.Set, Clock.Now);
        if (inspection.Verdict is Verdict.Healthy or Verdict.ScaledToZero or Verdict.Held)
        {
            Assert.DoesNotContain(inspection.Findings, finding => finding.Severity == Severity.Error);
        }
    });

    [Fact]
    public void Inspect_AnyFacts_SaysEachThingOnceAndWhole() => Situation.Sample(situation =>
    {
        var findings = SetInspector.Inspect(situation.Snapshot, situation.Set, Clock.Now).Findings;

        Assert.Equal(findings.Count, findings.Distinct().Count());
        Assert.All(findings, finding =>
        {
            Assert.NotEmpty(finding.Message);
            Assert.NotEmpty(finding.Object.Name);
            Assert.DoesNotContain(finding.Message, character => char.IsControl(character));
            Assert.All(finding.Evidence, Assert.NotEmpty);
            Assert.True(finding.Command.Length == 0 || finding.Command.StartsWith("kubectl ", StringComparison.Ordinal), finding.Command);
        });
    });

    /// <summary>The frame loop looks again only when something changed or <c>LookAgainAt</c> has come.</summary>
    [Fact]
    public void Inspect_BeforeLookAgainAt_SaysTheSame() => Gen.Select(Situation, Gen.Int[1, 7200]).Sample((situation, seconds) =>
    {
        var first = SetInspector.Inspect(situation.Snapshot, situation.Set, Clock.Now);
        var limit = first.LookAgainAt is { } at && at <= Clock.Now.AddSeconds(seconds) ? at.AddTicks(-1) : Clock.Now.AddSeconds(seconds);
        var later = SetInspector.Inspect(situation.Snapshot, situation.Set, limit, previous: first);

        Assert.Equal((first.Verdict, first.Reason, first.Since), (later.Verdict, later.Reason, later.Since));
        Assert.Equal(first, later);
    });
}
