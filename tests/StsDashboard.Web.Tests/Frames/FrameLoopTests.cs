using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StsDashboard.Cluster.Store;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Metrics;

namespace StsDashboard.Web.Tests.Frames;

/// <summary>The loop between a real store and a real feed, with the judging replaced and the time stopped.</summary>
public sealed class FrameLoopTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly FakeTimeProvider _time = new(Clock.Now);
    private readonly SetClock _clock;
    private readonly ClusterStore _store = new();
    private readonly Meter _meter = new("test");
    private readonly FrameFeed _feed = new();
    private readonly List<ObjectKey> _inspected = [];
    private readonly FrameLoop _loop;
    private FrameBuilder.Inspect _inspect = (_, set, _, _) => Inspections.Healthy(set);

    public FrameLoopTests()
    {
        var builder = new FrameBuilder(Frame.Empty with { ClusterName = "test" }, NullLogger<FrameBuilder>.Instance, (snapshot, set, now, previous) =>
        {
            lock (_inspected)
            {
                _inspected.Add(set.Key);
            }
            return _inspect(snapshot, set, now, previous);
        });
        _clock = new(_time);
        _loop = new FrameLoop(_store, builder, _feed, new FrameFigures(_meter, builder, _feed), _clock);
    }

    public async ValueTask InitializeAsync() => await _loop.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _loop.StopAsync(CancellationToken.None);
        _loop.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public async Task Set_Appears_IsPublishedWithItsInspection()
    {
        _store.Upsert(Sets.Web());
        var frame = await FrameAsync(frame => frame.Sets.Count == 1);
        Assert.Equal(Verdict.Healthy, frame.Sets[new("shop", "web")].Verdict);
        Assert.Equal("test", frame.ClusterName);
        Assert.True(frame.Version > 0);
    }

    [Fact]
    public async Task Set_Vanishes_LeavesTheNextFrame()
    {
        _store.Upsert(Sets.Web());
        await FrameAsync(frame => frame.Sets.Count == 1);
        _store.Remove(SourceKind.StatefulSets, new("shop", "web"));
        await FrameAsync(frame => frame.Sets.IsEmpty);
    }

    [Fact]
    public async Task Node_Changes_ReachesTheNextFrameOnceNodesAreKnown()
    {
        var node = new NodeFact { Key = new("", "node-1"), IsReady = true };
        _store.Upsert(node);
        _store.Upsert(Sets.Web());
        Assert.Null((await FrameAsync(frame => frame.Sets.Count == 1)).Nodes);

        _store.Report(new SourceFact { Kind = SourceKind.Nodes, State = SourceState.Live });
        await FrameAsync(frame => frame.Nodes?.Count == 1);
        _store.Upsert(node with { IsUnschedulable = true });
        await FrameAsync(frame => frame.Nodes?.Find("", "node-1") is { IsUnschedulable: true });
    }

    [Fact]
    public async Task ClaimOfAGoneSet_AppearsAndGoes_IsFoundForAsLongAsItIsThere()
    {
        foreach (var kind in new[] { SourceKind.Pods, SourceKind.StatefulSets })
        {
            _store.Report(new SourceFact { Kind = kind, State = SourceState.Live });
        }
        var claim = Claims.Bound(Sets.Web().WithClaims("data"), "data", 0);
        _store.Upsert(claim);
        var frame = await FrameAsync(frame => !frame.ClusterFindings.IsEmpty);
        Assert.Equal(("STO004", "data-web-0"), (frame.ClusterFindings[0].Id, frame.ClusterFindings[0].Object.Name));

        _store.Remove(SourceKind.PersistentVolumeClaims, claim.Key);
        await FrameAsync(frame => frame.ClusterFindings.IsEmpty);
    }

    [Fact]
    public async Task OneSetChanges_OthersKeepTheirInstanceAndAreNotInspected()
    {
        _store.Upsert(Sets.Web());
        _store.Upsert(Other());
        var before = await FrameAsync(frame => frame.Sets.Count == 2);
        lock (_inspected)
        {
            _inspected.Clear();
        }
        _store.Upsert(Sets.Web(5));
        var after = await FrameAsync(frame => frame.Sets[new("shop", "web")].Set.Replicas == 5);
        Assert.Same(before.Sets[new("bank", "db")], after.Sets[new("bank", "db")]);
        Assert.NotSame(before.Sets[new("shop", "web")], after.Sets[new("shop", "web")]);
        Assert.DoesNotContain(new ObjectKey("bank", "db"), _inspected);
    }

    [Fact]
    public async Task Inspection_Throws_ShowsTheSetAsUnknownAndGoesOn()
    {
        _inspect = (_, set, _, _) => set.Name == "web" ? throw new InvalidOperationException("boom") : Inspections.Healthy(set);
        _store.Upsert(Sets.Web());
        _store.Upsert(Other());
        var frame = await FrameAsync(frame => frame.Sets.Count == 2);
        Assert.Equal(Verdict.Unknown, frame.Sets[new("shop", "web")].Verdict);
        Assert.Contains("boom", frame.Sets[new("shop", "web")].Reason);
        Assert.Equal(Verdict.Healthy, frame.Sets[new("bank", "db")].Verdict);
    }

    [Fact]
    public async Task LookAgainAt_Comes_InspectsTheSetThoughNothingChanged()
    {
        _inspect = (_, set, now, _) => now < Clock.Now.AddSeconds(5)
            ? Inspections.Healthy(set) with { LookAgainAt = Clock.Now.AddSeconds(5) }
            : Inspections.Healthy(set) with { Verdict = Verdict.Blocked };
        _store.Upsert(Sets.Web());
        await FrameAsync(frame => frame.Sets.Count == 1);
        var before = _feed.Current.Version;
        var frame = await FrameAsync(frame => frame.Sets[new("shop", "web")].Verdict == Verdict.Blocked);
        Assert.Equal(before + 1, frame.Version);
        Assert.True(frame.AsOf >= Clock.Now.AddSeconds(5));
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(3)]
    public async Task Clock_IsSet_EverySetIsLookedAtAgainSoon(int hours)
    {
        var set = Clock.Now.AddHours(hours);
        // What was said at the old time would stand until an instant that is hours away.
        _inspect = (_, set, now, _) => Inspections.Healthy(set) with
        {
            LookAgainAt = Clock.Now.AddHours(4),
            Verdict = (now - Clock.Now).Duration() > TimeSpan.FromHours(1) ? Verdict.Blocked : Verdict.Healthy,
        };
        _store.Upsert(Sets.Web());
        _store.Upsert(Other());
        await FrameAsync(frame => frame.Sets.Count == 2);
        var before = _time.GetUtcNow();

        _clock.SetBy = TimeSpan.FromHours(hours);

        var frame = await FrameAsync(frame => frame.Sets.Values.All(set => set.Verdict == Verdict.Blocked));
        // On a busy machine much time goes by while the loop is at work, but never hours.
        Assert.InRange(_time.GetUtcNow() - before, TimeSpan.Zero, TimeSpan.FromMinutes(30));
        Assert.InRange(frame.AsOf - set, TimeSpan.Zero, TimeSpan.FromMinutes(30));
    }

    [Fact]
    public async Task ManyChangesAtOnce_AfterThePace_ComeInOneFrame()
    {
        _store.Upsert(Sets.Web(1));
        var first = await FrameAsync(frame => frame.Sets.Count == 1);
        for (var replicas = 2; replicas <= 50; replicas++)
        {
            _store.Upsert(Sets.Web(replicas));
        }
        var last = await FrameAsync(frame => frame.Sets[new("shop", "web")].Set.Replicas == 50);
        // Time stood still during the writes: one frame if the loop was pacing itself, else one at once and one for the rest.
        Assert.InRange(last.Version - first.Version, 1, 2);
    }

    [Fact]
    public async Task NobodyWatches_FramesKeepTheirDistance()
    {
        _store.Report(new SourceFact { Kind = SourceKind.Pods, State = SourceState.Live });
        await FrameAsync(frame => frame.HasSynced);
        var made = new List<DateTimeOffset>();
        var replicas = 0;
        await using var clock = new Timer(_ =>
        {
            _store.Upsert(Sets.Web(Interlocked.Increment(ref replicas)));
            _time.Advance(FrameLoop.Pace);
        }, null, TimeSpan.Zero, TimeSpan.FromMilliseconds(1));

        await foreach (var frame in _feed.FollowInBackground(TestContext.Current.CancellationToken))
        {
            made.Add(frame.AsOf);
            if (made.Count == 12)
            {
                break;
            }
        }

        // The first two may still have been made for the reader before.
        Assert.All(made.Skip(3).Zip(made.Skip(2)), pair => Assert.True(pair.First - pair.Second >= FrameLoop.PaceUnwatched, $"{pair.First - pair.Second}"));
    }

    [Fact]
    public async Task Sources_AllPermittedHaveSynced_TheFrameHasToo()
    {
        _store.Report(new SourceFact { Kind = SourceKind.Nodes, State = SourceState.Forbidden });
        _store.Report(new SourceFact { Kind = SourceKind.Pods, State = SourceState.Syncing });
        var before = await FrameAsync(frame => frame.Sources.Length == 2);
        Assert.False(before.HasSynced);
        _store.Report(new SourceFact { Kind = SourceKind.Pods, State = SourceState.Live });
        await FrameAsync(frame => frame.HasSynced);
    }

    private static StatefulSetFact Other() => Sets.Web() with { Key = new("bank", "db"), Uid = "set-db" };

    /// <summary>Waits for such a frame while time goes by; each step of the clock may let the loop take one more.</summary>
    private async Task<Frame> FrameAsync(Func<Frame, bool> isWanted)
    {
        using var tooLong = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        tooLong.CancelAfter(Patience);
        await using var clock = new Timer(_ => _time.Advance(FrameLoop.Pace), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
        await foreach (var frame in _feed.Follow(tooLong.Token))
        {
            if (isWanted(frame))
            {
                return frame;
            }
        }
        throw new InvalidOperationException("The feed ended.");
    }
}
