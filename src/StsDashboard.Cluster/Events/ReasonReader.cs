using System.Net;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Store;
using StsDashboard.Cluster.Time;
using StsDashboard.Cluster.Watching;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Events;

/// <summary>
/// Reads the events of the objects whose reasons are wanted into the store, for as long as they are wanted. Never gives
/// up and never throws: what goes wrong is the source's state.
/// </summary>
public sealed class ReasonReader : IAsyncDisposable
{
    private readonly KubernetesApi _api;
    private readonly EventsApi _events;
    private readonly ClusterStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ReasonPlan _plan;
    private readonly IReadOnlyList<EventScope> _scopes;

    // As in the prober: everything that happens comes through here, so that one loop owns the plan.
    private readonly Channel<Action<DateTimeOffset>> _mailbox = Channel.CreateUnbounded<Action<DateTimeOffset>>(new() { SingleReader = true });
    private readonly CancellationTokenSource _stopping = new();
    private readonly WallClock _wall;
    private readonly Task _running;
    private int _inFlight;

    private ReasonReader(KubernetesApi api, ClusterStore store, IReadOnlyCollection<string> namespaces, TimeProvider time, Random random, ILogger logger)
    {
        _api = api;
        _events = new(api, time);
        _store = store;
        _time = time;
        _logger = logger;
        _plan = new(random);
        IReadOnlyCollection<string> scopes = namespaces.Count > 0 ? namespaces.Distinct().ToList() : [""];
        _scopes = [.. scopes.Select(scope => new EventScope(scope, new SourceReporter(store, SourceKind.Events, scope, time), random))];
        _wall = new(time);
        _running = RunAsync(_stopping.Token);
    }

    /// <summary>Starts at once; runs until disposed.</summary>
    /// <param name="namespaces">The namespaces that may be asked about; empty for all.</param>
    public static ReasonReader Start(KubernetesApi api, ClusterStore store, IReadOnlyCollection<string> namespaces, TimeProvider time, ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(namespaces);
        return new(api, store, namespaces, time, Random.Shared, loggers.CreateLogger<ReasonReader>());
    }

    /// <summary>Says whose events are wanted from now on; all others are forgotten.</summary>
    public void Want(IReadOnlyCollection<EventSubject> subjects)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        _mailbox.Writer.TryWrite(now => _plan.Want(subjects, now));
    }

    /// <summary>Stops asking and waits for the questions under way.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var timer = _time.CreateTimer(_ => _mailbox.Writer.TryWrite(static _ => { }), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        foreach (var scope in _scopes)
        {
            scope.Started();
        }
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
            while (_inFlight > 0)
            {
                (await _mailbox.Reader.ReadAsync(CancellationToken.None))(_time.GetUtcNow());
            }
        }
    }

    /// <summary>Asks what is due, stores what is gathered, and sets the timer to what is due next.</summary>
    private void Advance(ITimer timer, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (_wall.WasSet())
        {
            _plan.ClockWasSet();
            foreach (var scope in _scopes)
            {
                scope.ClockWasSet();
            }
        }
        foreach (var scope in _scopes.Where(scope => scope.ProbeDue <= now))
        {
            scope.ProbeStarts();
            _inFlight++;
            _ = ProbeAsync(scope, cancellationToken);
        }
        foreach (var subject in _plan.TakeDue(now))
        {
            _inFlight++;
            _ = AskAsync(subject, cancellationToken);
        }
        if (_plan.HasChanges)
        {
            var (changed, dropped) = _plan.TakeChanges();
            _store.SetEvents(changed, dropped);
        }
        var next = _scopes.Select(scope => scope.ProbeDue).Append(_plan.NextDue).Min();
        var wait = next is not { } at ? Timeout.InfiniteTimeSpan
            : at <= now ? TimeSpan.Zero
            : at - now < WallClock.LongestWait ? at - now : WallClock.LongestWait;
        timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private async Task ProbeAsync(EventScope scope, CancellationToken cancellationToken)
    {
        try
        {
            await _events.ProbeAsync(scope.Name, cancellationToken);
            Post(now => scope.Heard(_plan.Known, now));
        }
#pragma warning disable CA1031 // Whatever went wrong, the answer is to say so and to try again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Post(now => TakeFailure(e, scope, now));
        }
    }

    private async Task AskAsync(EventSubject subject, CancellationToken cancellationToken)
    {
        var ns = subject.Key.Namespace;
        try
        {
            var (events, _) = await _events.ReadAsync(ns, SelectorOf(subject), told => IsAbout(told, subject), ReasonPlan.MostEvents, cancellationToken);
            Post(now =>
            {
                _plan.Read(subject, events, now);
                ScopeOf(ns)?.Heard(_plan.Known, now);
            });
        }
#pragma warning disable CA1031 // As above.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Post(now =>
            {
                TakeFailure(e, ScopeOf(ns), now);
                if (IsRefusal(e))
                {
                    _plan.Refused(subject, e.Message, now);
                }
                else
                {
                    _plan.Failed(subject, e.Message, (e as ApiException)?.RetryAfter, now);
                }
            });
        }
    }

    private void Post(Action<DateTimeOffset> happened) => _mailbox.Writer.TryWrite(now =>
    {
        _inFlight--;
        happened(now);
    });

    private void TakeFailure(Exception e, EventScope? scope, DateTimeOffset now)
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }
        if (e is ApiException { Status: HttpStatusCode.Unauthorized })
        {
            _api.RenewCredentials();
        }
        if (IsRefusal(e))
        {
            Log.Refused(_logger, "events", scope?.Name ?? "", e.Message);
            scope?.Refused(e.Message, now);
        }
        else
        {
            Log.EventsFailed(_logger, scope?.Name ?? "", e.Message);
            scope?.Lost(e.Message, now);
        }
    }

    private EventScope? ScopeOf(string @namespace) => _scopes.FirstOrDefault(scope => scope.Covers(@namespace));

    private static bool IsRefusal(Exception e) => e is ApiException { Status: HttpStatusCode.Forbidden };

    private static string SelectorOf(EventSubject subject) => subject.Uid.Length > 0
        ? $"involvedObject.uid={subject.Uid}"
        : $"involvedObject.kind={subject.Kind},involvedObject.name={subject.Key.Name}";

    /// <summary>A server, or what stands before it, may not honour the selector.</summary>
    private static bool IsAbout(EventFact told, EventSubject subject) =>
        told.Subject.Kind == subject.Kind && told.Subject.Key == subject.Key && (subject.Uid.Length == 0 || told.Subject.Uid == subject.Uid);
}
