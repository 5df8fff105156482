using System.Collections.Immutable;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;
using StsDashboard.Web.Api;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Tests.Frames;

/// <summary>What tells of hidden namespaces without naming them: numbers, errors, and the times at which something happens.</summary>
public sealed class FrameViewTests
{
    private static readonly SetInspection Own = Inspections.Healthy(Sets.Web());

    private static readonly SetInspection Hidden = Inspections.Healthy(Sets.Web() with { Key = new ObjectKey("hidden", "vault"), Uid = "set-vault" });

    private static readonly SourceFact Pods = new()
    {
        Kind = SourceKind.Pods,
        State = SourceState.Live,
        Since = Clock.Now,
        LastHeardAt = Clock.Now.AddSeconds(7),
        Objects = 40,
        LastError = "An object could not be read and is left out: hidden/vault-0",
    };

    private static readonly SourceFact Server = Pods with { Kind = SourceKind.Dns, Scope = "10.96.0.10:53", LastError = "vault-0.vault.hidden.svc.cluster.local: SERVFAIL" };

    private static readonly SourceFact OwnPods = Pods with { Scope = "shop", LastError = "connection reset" };

    private readonly FrameView _view = new(new NamespaceScope(["shop"]));

    [Fact]
    public void Source_OfMoreThanIsSeen_TellsItsStateOnly()
    {
        var seen = _view.Of(FrameOf(1, Clock.Now, [Pods, Server, OwnPods]));
        Assert.Equal([Quiet(Pods), Quiet(Server), OwnPods], seen.Sources);
        Assert.Equal([false, false, true], seen.Sources.Select(seen.TellsAllOf));

        static SourceFact Quiet(SourceFact source) => source with { Objects = 0, LastError = null, LastHeardAt = Clock.Now };
    }

    [Fact]
    public void WatchThatSpeaksOfOthers_WithinAMinute_ChangesNothing()
    {
        var before = _view.Of(FrameOf(1, Clock.Now, [Pods, Server]));
        var later = Clock.Now.AddSeconds(20);
        var after = _view.Of(FrameOf(2, later, [Pods with { LastHeardAt = later, Objects = 41, LastError = null }, Server with { LastHeardAt = later, Objects = 9 }]));
        Assert.Same(before, after);
    }

    [Fact]
    public void Version_AfterChangesElsewhere_DoesNotCountThem()
    {
        long Second(int hiddenChanges)
        {
            var view = new FrameView(new NamespaceScope(["shop"]));
            view.Of(FrameOf(1, Clock.Now, []));
            for (var change = 1; change <= hiddenChanges; change++)
            {
                view.Of(FrameOf(1 + change, Clock.Now.AddMilliseconds(change), []) with { Sets = SetsOf(Own, Inspections.Blocked(Hidden.Set, change % 2)) });
            }
            return view.Of(FrameOf(2 + hiddenChanges, Clock.Now.AddSeconds(3), []) with { Sets = SetsOf(Inspections.Blocked(Own.Set, 1), Hidden) }).Version;
        }

        Assert.Equal(Second(hiddenChanges: 0), Second(hiddenChanges: 25));
    }

    [Fact]
    public void Version_OfAViewMadeAnew_IsNotOneThatWasGivenBefore()
    {
        var first = _view.Of(FrameOf(1, Clock.Now, []));
        var again = new FrameView(new NamespaceScope(["shop"])).Of(FrameOf(2, Clock.Now.AddSeconds(1), []) with { Sets = SetsOf(Inspections.Blocked(Own.Set, 1)) });
        Assert.True(again.Version > first.Version);
    }

    [Fact]
    public void DnsFigures_OfAllNames_AreLeftOut()
    {
        var server = new DnsServerView(Server.Scope, new(100, 0.1, 0.2, 0.3), new Dictionary<string, long> { ["NXDOMAIN"] = 77 })
        {
            LatencyBuckets = [new(0.1, 100)],
            QuestionsPerMinute = 12,
            Failures = new Dictionary<string, long> { ["vault-0.vault.hidden.svc.cluster.local"] = 1 },
            Convergence = new(9, 1, 2, 3),
            RecentConvergenceSeconds = [1, 2],
            CachesUpToSeconds = 30,
            LongestNegativeTtlSeconds = 30,
        };
        var all = new DnsView([server], new(9, 1, 2, 3))
        {
            ConvergenceBuckets = [new(1, 9)],
            RecentlyConverged = [new("vault-0.vault.hidden.svc.cluster.local", new("hidden", "vault"), Clock.Now, Clock.Now, 0)],
        };
        var frame = FrameOf(1, Clock.Now, [Server]);
        var seen = all.SeenIn(_view.Of(frame)).In(_view.Of(frame), Clock.Now);
        var state = Assert.Single(seen.Servers);
        Assert.Equal((SourceState.Live, null, 0L, 0.0), (state.State, state.LastError, state.Latency.Count, state.QuestionsPerMinute));
        Assert.Empty(state.Results);
        Assert.Empty(state.Failures);
        Assert.Empty(state.LatencyBuckets);
        Assert.Empty(state.RecentConvergenceSeconds);
        Assert.Null(state.CachesUpToSeconds);
        Assert.Null(state.LongestNegativeTtlSeconds);
        Assert.Equal((0L, 0L), (state.Convergence.Count, seen.Convergence.Count));
        Assert.Empty(seen.ConvergenceBuckets);
        Assert.Empty(seen.RecentlyConverged);
        Assert.True(seen.Narrowed);
        Assert.Same(all, all.SeenIn(frame));
    }

    private static Frame FrameOf(long version, DateTimeOffset asOf, SourceFact[] sources) =>
        new() { Version = version, AsOf = asOf, HasSynced = true, Sets = SetsOf(Own, Hidden), Sources = [.. sources] };

    private static ImmutableSortedDictionary<ObjectKey, SetInspection> SetsOf(params SetInspection[] sets) => sets.ToImmutableSortedDictionary(set => set.Key, set => set);
}
