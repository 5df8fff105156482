using System.Collections;
using System.Collections.Immutable;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using StsDashboard.Cluster.Store;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Tests.Frames;

/// <summary>Inspecting only what changed comes to the same as inspecting everything.</summary>
public sealed class FramePropertyTests
{
    /// <summary>The other builder looks at every set, claim and source each time, and remembers as long as this one does.</summary>
    [Fact]
    public void Advance_AfterAnyEdits_EqualsInspectingEverythingEachTime() => Play((frame, thorough, _, _) =>
    {
        Assert.Equal(thorough.Sets.Keys, frame.Sets.Keys);
        foreach (var shown in frame.Sets.Values)
        {
            AssertSame(thorough.Sets[shown.Key], shown);
        }
        Assert.Equal(thorough.OrphanedClaims.AsEnumerable(), frame.OrphanedClaims);
        Assert.Equal(thorough.ClusterFindings, frame.ClusterFindings);
        Assert.Equal(thorough.Sources.AsEnumerable(), frame.Sources);
        Assert.Equal(thorough.HasSynced, frame.HasSynced);
    });

    /// <summary>
    /// A dashboard that starts now knows no past: since when a step has been due, a spec unread, a claim seen unmounted.
    /// All else is as in one that has been watching.
    /// </summary>
    [Fact]
    public void Advance_AfterAnyEdits_EqualsADashboardThatStartsNow() => Play((frame, _, snapshot, now) =>
    {
        var fresh = New().Advance(Everything(snapshot, Frame.Empty), now);

        Assert.Equal(fresh.Sets.Keys, frame.Sets.Keys);
        foreach (var shown in frame.Sets.Values.Where(shown => shown is { DueSince: null, UnobservedSince: null }))
        {
            AssertSame(fresh.Sets[shown.Key], shown);
        }
        Assert.Equal(fresh.OrphanedClaims.Select(Timeless), frame.OrphanedClaims.Select(Timeless));
        Assert.Equal(fresh.Sources.AsEnumerable(), frame.Sources);
    });

    [Fact]
    public void Advance_AfterAnyEdits_InspectsWhatItShows() => Play((frame, _, snapshot, _) =>
    {
        Assert.Equal(snapshot.Sets.Select(set => set.Key).Order(), frame.Sets.Keys);
        Assert.DoesNotContain(frame.Sets.Values, shown => shown.Reason.Contains("could not be inspected", StringComparison.Ordinal));
    });

    private static void Play(Action<Frame, Frame, ClusterSnapshot, DateTimeOffset> check) => ClusterEdit.Any.Array[1, 60].Sample(edits =>
    {
        var store = new ClusterStore();
        foreach (var source in ClusterEdit.AllLive)
        {
            store.Report(source);
        }
        using var subscription = store.Subscribe();
        var (builder, thorough, now, seen) = (New(), New(), Clock.Now, -1L);
        foreach (var edit in edits)
        {
            now += edit.Pause;
            edit.Apply(store);
            if (edit.EndsFrame)
            {
                var changes = store.Snapshot.Version == seen ? null : Take(subscription);
                seen = store.Snapshot.Version;
                check(builder.Advance(changes, now), thorough.Advance(Everything(store.Snapshot, thorough.Current), now), store.Snapshot, now);
            }
        }
    }, iter: 150);

    private static FrameBuilder New() => new(Frame.Empty, NullLogger<FrameBuilder>.Instance);

    private static StoreChanges Everything(ClusterSnapshot snapshot, Frame shown) =>
        new(
            snapshot,
            snapshot.Sets.Select(set => set.Key).Concat(shown.Sets.Keys).ToImmutableHashSet(),
            snapshot.ClaimsByNamespace.Groups.Concat(shown.OrphanedClaims.Select(orphan => orphan.Claim.Namespace)).ToImmutableHashSet(),
            SourcesChanged: true);

    private static StoreChanges Take(StoreSubscription subscription)
    {
        var wait = subscription.WaitAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.True(wait.IsCompletedSuccessfully, "Something changed, so the wait has to end at once.");
        return wait.Result;
    }

    private static void AssertSame(SetInspection expected, SetInspection shown) =>
        Assert.True(shown.Equals(expected), $"{shown.Key}: {string.Concat(Differences(expected, shown))}");

    /// <summary>The parts that are not the same; two whole inspections are too much to read.</summary>
    private static IEnumerable<string> Differences(SetInspection expected, SetInspection shown) =>
        from property in typeof(SetInspection).GetProperties()
        let should = Parts(property.GetValue(expected))
        let does = Parts(property.GetValue(shown))
        where !should.SequenceEqual(does)
        select $"\n{property.Name} should have {string.Join(" and ", should.Except(does))}\nhas {string.Join(" and ", does.Except(should))}";

    private static IReadOnlyList<string> Parts(object? value) =>
        value is IEnumerable many and not string ? [.. many.Cast<object>().Select(one => one.ToString()!)] : [$"{value}"];

    private static OrphanedClaim Timeless(OrphanedClaim orphan) => orphan.SinceExact ? orphan : orphan with { Since = null };
}
