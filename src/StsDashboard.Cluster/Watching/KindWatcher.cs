using System.Net;
using Microsoft.Extensions.Logging;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Store;
using StsDashboard.Cluster.Watching.Wire;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Watching;

/// <summary>
/// Keeps the store's facts of one kind, in one namespace or all, as the cluster has them: list, replace, watch, and again
/// whenever that breaks. While it is broken the old facts stay; a fresh list replaces them, so that what vanished meanwhile
/// vanishes. Never gives up and never throws, but for its own cancellation.
/// The rules are those of the API conventions (kubernetes.io/docs/reference/using-api/api-concepts, "Efficient detection of
/// changes") as client-go's reflector follows them.
/// </summary>
internal sealed class KindWatcher
{
    /// <summary>After so many broken watches in a row without a word, the version itself is suspected.</summary>
    private const int FruitlessWatches = 3;

    /// <summary>A watch that ends sooner, having told nothing, is a failure and not the server's ordinary end.</summary>
    private static readonly TimeSpan ShortestWatch = TimeSpan.FromSeconds(1);

    private readonly WatchedKind _kind;
    private readonly string _scope;
    private readonly KubernetesApi _api;
    private readonly ClusterStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly KindLister _lister;
    private readonly KindStream _stream;
    private readonly Backoff _backoff;
    private readonly SourceReporter _source;

    private string? _version;
    private int _objects;
    private int _fruitless;
    private bool _offersInitialEvents = true;

    /// <summary>The server was away, or silent for a whole watch, or ended it early: is it still the one that gave out our version?</summary>
    private bool _isDoubted;

    public KindWatcher(WatchedKind kind, string scope, KubernetesApi api, ClusterStore store, TimeProvider time, Random random, ILogger logger, int watches = 1)
    {
        _kind = kind;
        _scope = scope;
        _api = api;
        _store = store;
        _time = time;
        _logger = logger;
        _lister = new(api, kind, scope, time);
        _stream = new(api, kind, scope, time, random);
        _backoff = new(time, random, watches);
        _source = new(store, kind.Source, scope, time);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _source.Started();
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever went wrong, the answer is to say so and to try again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                var wait = Recover(e);
                await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>One list when there is none, and one watch. Returns when the server ends the watch in good order.</summary>
    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        if (_isDoubted && _version is { } version && !await _lister.ReachesAsync(version, cancellationToken))
        {
            _version = null;
        }
        _isDoubted = false;
        if (_version is null && _offersInitialEvents)
        {
            await StreamAsync(cancellationToken);
            return;
        }
        if (_version is null)
        {
            var list = await _lister.ListAsync(cancellationToken);
            Replace(list.Facts, list.ResourceVersion);
            foreach (var unreadable in list.Unreadable)
            {
                Skip(unreadable);
            }
        }
        await WatchAsync(_version!, cancellationToken);
    }

    /// <summary>List and watch in one: the server sends what exists as events, and says when that is all.</summary>
    private async Task StreamAsync(CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        var gathered = new Dictionary<ObjectKey, Fact>();
        var complete = false;
        try
        {
            await foreach (var next in _stream.FromNothingAsync(opened: () => { }, cancellationToken))
            {
                if (complete)
                {
                    Take(next);
                }
                else if (next.EndsInitialEvents)
                {
                    complete = true;
                    Replace(gathered.Values, next.ResourceVersion!);
                    Opened();
                    gathered = [];
                }
                else
                {
                    Gather(gathered, next);
                }
            }
        }
        catch (Exception e) when (!complete && LacksInitialEvents(e))
        {
            // Servers before 1.32 have it switched off and answer 4xx; some do not know of it and never end the events.
            _offersInitialEvents = false;
            return;
        }
        if (!complete)
        {
            throw new InvalidDataException("The watch ended before it had sent all that exists.");
        }
        _isDoubted = EndedEarly(start);
    }

    private static bool LacksInitialEvents(Exception e) => e is TimeoutException or ApiException
    {
        Status: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError
            and not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests or HttpStatusCode.Gone),
    };

    private void Gather(Dictionary<ObjectKey, Fact> gathered, WatchEvent next)
    {
        if (next.Type == WatchEventType.Bookmark)
        {
            return;
        }
        if (next.Type != WatchEventType.Deleted && ToFact(next.Object) is { } fact)
        {
            gathered[fact.Key] = fact;
        }
        else
        {
            gathered.Remove(Mapping.CommonMapping.Key(next.Object));
        }
    }

    private async Task WatchAsync(string version, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        var spoke = false;
        await foreach (var next in _stream.FromAsync(version, Opened, cancellationToken))
        {
            spoke = true;
            Take(next);
        }
        _isDoubted = !spoke || EndedEarly(start);
        if (!spoke && _time.GetElapsedTime(start) < ShortestWatch)
        {
            throw new InvalidDataException("The server ended the watch at once.");
        }
    }

    /// <summary>A server that does not keep a watch for its time shuts down, perhaps to come back as another.</summary>
    private bool EndedEarly(long start) => _time.GetElapsedTime(start) < KindStream.ShortestTime;

    private void Opened()
    {
        _backoff.Succeeded();
        _source.Live(_objects);
    }

    private void Replace(IReadOnlyCollection<Fact> facts, string version)
    {
        _store.Replace(_kind.Source, _scope, facts);
        _objects = facts.Count;
        _version = version;
        Log.Listed(_logger, _kind.Resource, _scope, _objects);
    }

    /// <summary>Null for an object of no interest, and for one that cannot be read: then nothing of it may be shown as known.</summary>
    private Fact? ToFact(ObjectWire wire)
    {
        var fact = _kind.ToFact(wire, out var error);
        if (error is not null)
        {
            Skip($"{wire.Metadata.Name}: {error}");
        }
        return fact;
    }

    private void Skip(string unreadable)
    {
        Log.Unreadable(_logger, _kind.Resource, _scope, unreadable);
        _source.Skipped($"An object could not be read and is left out: {unreadable}");
    }

    private void Take(WatchEvent next)
    {
        var fact = next.Type is WatchEventType.Added or WatchEventType.Modified ? ToFact(next.Object) : null;
        if (fact is not null)
        {
            _objects += _store.Upsert(fact) ? 1 : 0;
        }
        else if (next.Type != WatchEventType.Bookmark)
        {
            _objects -= _store.Remove(_kind.Source, Mapping.CommonMapping.Key(next.Object)) ? 1 : 0;
        }
        if (!string.IsNullOrEmpty(next.ResourceVersion))
        {
            _version = next.ResourceVersion;
        }
        _fruitless = 0;
        _source.Heard(_objects);
    }

    /// <summary>Says what is wrong, decides where to go on from, and how long to wait before.</summary>
    private TimeSpan Recover(Exception e)
    {
        var error = Describe(e);
        if (e is ApiException { IsRefusal: true } refusal)
        {
            // Nothing was told meanwhile, so when permission comes a fresh list has to come first.
            _version = null;
            _source.Refused(refusal.Status == HttpStatusCode.NotFound ? $"Not served by this cluster: {error}" : error);
            Log.Refused(_logger, _kind.Resource, _scope, error);
            return _backoff.AfterRefusal();
        }
        if (e is ApiException { Status: HttpStatusCode.Unauthorized })
        {
            _api.RenewCredentials();
        }
        _isDoubted |= e is HttpRequestException or ApiException { Status: > HttpStatusCode.InternalServerError };
        if (e is ApiException { IsExpired: true } or ApiException { IsAhead: true } or ApiException { Status: HttpStatusCode.BadRequest } || ++_fruitless >= FruitlessWatches)
        {
            _version = null;
            _fruitless = 0;
        }
        _source.Lost(error);
        var wait = _backoff.AfterFailure((e as ApiException)?.RetryAfter);
        Log.Lost(_logger, _kind.Resource, _scope, error, wait);
        return wait;
    }

    private static string Describe(Exception e) => e switch
    {
        ApiException { Message: var message } => message,
        _ when e.InnerException is { } inner && !e.Message.Contains(inner.Message, StringComparison.Ordinal) => $"{e.Message} ({inner.Message})",
        _ => e.Message,
    };
}
