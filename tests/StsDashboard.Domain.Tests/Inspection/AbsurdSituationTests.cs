using CsCheck;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;
using StsDashboard.Domain.Rules;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.Inspection;

/// <summary>Whatever is missing, unknown or absurd: something is said, and nothing throws.</summary>
public sealed class AbsurdSituationTests
{
    [Fact]
    public void Inspect_AbsurdFacts_SaysSomethingAndKeepsItsPromises() => Gen.Select(AbsurdFacts.Situation, AbsurdFacts.Instant, AbsurdFacts.Instant).Sample((situation, earlier, now) =>
    {
        var previous = SetInspector.Inspect(situation.Snapshot, situation.Set, earlier);
        var inspection = SetInspector.Inspect(situation.Snapshot, situation.Set, now, previous: previous);

        Assert.NotEmpty(inspection.Reason);
        Assert.NotEmpty(inspection.Sentence);
        Assert.Equal(inspection.Slots.Select(slot => slot.Ordinal).Distinct().Order(), inspection.Slots.Select(slot => slot.Ordinal));
        Assert.Equal(OrdinalRange.Of(situation.Set).Count, inspection.Slots.Count(slot => slot.InRange));
        Assert.True(inspection.LookAgainAt is null || inspection.LookAgainAt > now);
        Assert.True(inspection.Counts.ClaimsOrphanedBytes >= 0);
        Assert.All(inspection.Findings, finding => Assert.Equal(situation.Set.Key, finding.Set));
        // NET012 apart: the API creates no pod under a name that is no DNS label, so a healthy set with such pods is absurd by itself.
        Assert.Empty(inspection.Findings
            .Where(finding => inspection.Verdict == Verdict.Healthy && finding.Severity == Severity.Error && finding.Id != "NET012")
            .Select(finding => $"{finding.Id}: {finding.Message}"));
    }, iter: 200);

    [Fact]
    public void Inspect_PodThatWaitsSinceTheBeginningOfTime_IsDoneAtItsEnd()
    {
        var pod = Pods.Ready(Sets.Web(), 0).Because("CrashLoopBackOff") with { IsReady = false, ReadyChangedAt = DateTimeOffset.MinValue };

        var inspection = SetInspector.Inspect(Inspecting.Around(Sets.Web(), [pod]), Sets.Web(), DateTimeOffset.MaxValue);

        Assert.Equal(Verdict.Blocked, inspection.Verdict);
    }

    /// <summary>The same facts, told twice, are the same inspection: a row that did not change is not drawn again.</summary>
    [Fact]
    public void Inspect_AbsurdFactsTwice_SaysTheSame() => Gen.Select(AbsurdFacts.Situation, AbsurdFacts.Instant).Sample((situation, now) =>
        Assert.Equal(SetInspector.Inspect(situation.Snapshot, situation.Set, now), SetInspector.Inspect(situation.Snapshot, situation.Set, now)));

    [Fact]
    public void Orphans_AbsurdFacts_AreFoundWithTheirFindings() => AbsurdFacts.Situation.Sample(situation =>
    {
        var orphans = OrphanInspector.Inspect(situation.Snapshot, new Dictionary<string, DateTimeOffset>());

        Assert.Equal(orphans.Count, orphans.DistinctBy(orphan => orphan.Claim.Key).Count());
        Assert.All(RuleCatalog.CheckOrphans(orphans), finding => Assert.Contains(orphans, orphan => orphan.Claim.Name == finding.Object.Name));
    });

    [Fact]
    public void ExpectedNames_AbsurdFacts_AreOfTheSetsNamespaceAndDistinct() => AbsurdFacts.Situation.Sample(situation =>
    {
        var names = ExpectedNames.Of(situation.Snapshot, situation.Set);

        Assert.Equal(names.Count, names.DistinctBy(name => name.Fqdn).Count());
        Assert.All(names, name => Assert.EndsWith($".{AbsurdFacts.Namespace}.svc.cluster.local", name.Fqdn));
    });

    /// <summary>A slip of the hand, or somebody's joke: the API accepts any number that fits.</summary>
    [Theory]
    [InlineData(int.MaxValue, 0, 0)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue)]
    [InlineData(int.MaxValue, int.MaxValue - 1, -1)]
    [InlineData(3, int.MaxValue - 1, 1)]
    [InlineData(int.MaxValue, 1, int.MinValue)]
    [InlineData(int.MinValue, int.MinValue, int.MinValue)]
    public void Inspect_ReplicasBeyondMeasure_TakesBoundedTimeAndSpace(int replicas, int start, int partition)
    {
        foreach (var policy in new[] { "OrderedReady", "Parallel" })
        {
            var set = Sets.Web(replicas).Updating(partition) with { StartOrdinal = start, PodManagementPolicy = policy, MinReadySeconds = int.MaxValue, MaxUnavailable = "100%" };
            var inspection = SetInspector.Inspect(Snapshots.Of(set), set, Clock.Now);

            Assert.InRange(inspection.Slots.Count, 0, 20_000);
            Assert.InRange(inspection.Outlook.Next.Count, 1, 5_000);
            Assert.All(inspection.Slots, slot => Assert.True(slot.Ordinal >= 0));
            Assert.Equal(OrdinalRange.Of(set).Count, inspection.Counts.Replicas);
        }
    }
}
