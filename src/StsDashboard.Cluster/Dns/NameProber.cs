using System.Threading.Channels;
using StsDashboard.Cluster.Store;
using StsDashboard.Cluster.Time;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Cluster.Dns;

/// <summary>
/// Follows the store: asks the DNS servers for every name that should exist, as long as it should, and stores what they
/// say. Without servers it does nothing.
/// </summary>
public sealed class NameProber : IAsyncDisposable
{
    private readonly ClusterStore _store;
    private readonly INameResolver _resolver;
    private readonly NameProberOptions _options;
    private readonly TimeProvider _time;
    private readonly ProbePlan _plan;

    // Everything that happens comes through here, so that one loop owns the plan. It holds at most one entry for each
    // question under way, one for the timer and one for each of the store's changes.
    private readonly Channel<Action<DateTimeOffset>> _mailbox = Channel.CreateUnbounded<Action<DateTimeOffset>>(new() { SingleReader = true });
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;
    private ClusterSnapshot _previous = ClusterSnapshot.Empty;
    private readonly WallClock _wall;
    private DateTimeOffset _nextBatch = DateTimeOffset.MinValue;
    private int _inFlight;

    private NameProber(ClusterStore store, INameResolver resolver, NameProberOptions options, TimeProvider time)
    {
        _store = store;
        _resolver = resolver;
        _options = options;
        _time = time;
        _wall = new(time);
        Statistics = new DnsStatistics(options.Servers.Distinct(), time);
        _plan = new ProbePlan(options, Statistics, Random.Shared, time.GetUtcNow());
        _running = options.Servers.Count == 0 ? Task.CompletedTask : RunAsync(_stopping.Token);
    }

    public DnsStatistics Statistics { get; }

    /// <summary>Ends when disposed. Ends before only by a fault of ours, which it then carries.</summary>
    public Task Completion => _running;

    /// <summary>Starts at once; runs until disposed.</summary>
    public static NameProber Start(ClusterStore store, INameResolver resolver, NameProberOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(resolver);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        return new NameProber(store, resolver, options, time);
    }

    /// <summary>Stops asking and waits for the questions under way.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // As asked for.
        }
        _stopping.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var following = FollowStoreAsync(cancellationToken);
        await using var timer = _time.CreateTimer(_ => _mailbox.Writer.TryWrite(static _ => { }), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        try
        {
            Advance(timer, cancellationToken);
            while (await _mailbox.Reader.WaitToReadAsync(cancellationToken))
            {
                while (_mailbox.Reader.TryRead(out var happened))
                {
                    happened(_time.GetUtcNow());
                }
                Advance(timer, cancellationToken);
            }
        }
        finally
        {
            await _stopping.CancelAsync();
            await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (_inFlight > 0)
            {
                (await _mailbox.Reader.ReadAsync(CancellationToken.None))(_time.GetUtcNow());
            }
        }
    }

    /// <summary>Asks what is due, stores what is gathered, and sets the timer to the next of either.</summary>
    private void Advance(ITimer timer, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (_wall.WasSet())
        {
            _plan.ClockWasSet(now);
            _nextBatch = now;
        }
        foreach (var probe in _plan.TakeDue(now))
        {
            _inFlight++;
            _ = AskAsync(probe, cancellationToken);
        }
        foreach (var report in _plan.TakeReports(now))
        {
            _store.Report(report);
        }
        if (_plan.HasChanges && now >= _nextBatch)
        {
            var (changed, dropped) = _plan.TakeChanges();
            _store.SetNames(changed, dropped);
            _nextBatch = now + _options.BatchInterval;
        }
        var next = _plan.NextDue;
        if (_plan.HasChanges && (next is null || _nextBatch < next))
        {
            next = _nextBatch;
        }
        var wait = next is not { } at ? Timeout.InfiniteTimeSpan
            : at <= now ? TimeSpan.Zero
            : at - now < WallClock.LongestWait ? at - now : WallClock.LongestWait;
        timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private async Task AskAsync(Probe probe, CancellationToken cancellationToken)
    {
        NameAnswer answer;
        try
        {
            answer = await _resolver.AskAsync(probe.Queue.Server, probe.Name.Fqdn, probe.Type, cancellationToken);
        }
        catch (Exception e)
        {
            // Whatever it was, it must not end the loop: the name then shows it.
            answer = new NameAnswer { Server = probe.Queue.Server.ToString(), Type = probe.Type, AskedAt = _time.GetUtcNow(), Error = e.Message };
        }
        _mailbox.Writer.TryWrite(now =>
        {
            _inFlight--;
            _plan.Complete(probe, answer, now);
        });
    }

    /// <summary>
    /// What comes while first lists are still being read is kept until they are: thousands of questions would only hold the
    /// lists up, and which names a set has is not known before.
    /// </summary>
    private async Task FollowStoreAsync(CancellationToken cancellationToken)
    {
        using var subscription = _store.Subscribe();
        HashSet<ObjectKey> kept = [];
        while (true)
        {
            var changes = await subscription.WaitAsync(cancellationToken);
            kept.UnionWith(changes.Sets);
            if (!changes.Snapshot.Sources.Values.Any(source => source is { IsWatch: true, State: SourceState.Syncing }))
            {
                var all = changes with { Sets = kept };
                kept = [];
                _mailbox.Writer.TryWrite(now => Follow(all, now));
            }
        }
    }

    private void Follow(StoreChanges changes, DateTimeOffset now)
    {
        // Most changes are of pods and claims, which names do not come from.
        foreach (var key in changes.Sets.Where(key => !ExpectedNames.AreUnchanged(_previous, changes.Snapshot, key)))
        {
            var names = changes.Snapshot.Sets.Find(key) is { } set ? ExpectedNames.Of(changes.Snapshot, set) : [];
            _plan.Expect(key, names, WasWatched(key), now);
        }
        _previous = changes.Snapshot;
    }

    /// <summary>Only of a set that we watched before do we know that a name has just come; the others we find as they are.</summary>
    private bool WasWatched(ObjectKey set) =>
        _previous.Sets.Find(set) is not null
        && _previous.Knows(SourceKind.EndpointSlices, set.Namespace)
        && _previous.Knows(SourceKind.Services, set.Namespace);
}
