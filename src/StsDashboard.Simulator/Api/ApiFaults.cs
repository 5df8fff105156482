using System.Collections.Concurrent;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api;

/// <summary>What goes wrong with the server on purpose. Everything can be changed while it runs.</summary>
public sealed class ApiFaults : IDisposable
{
    private readonly ConcurrentDictionary<(string Resource, string Scope), bool> _forbidden = new();
    private readonly ConcurrentDictionary<string, ApiException> _failing = new();
    private CancellationTokenSource _watches = new();

    /// <summary>When set, every request but the health checks gets 503 with this Retry-After.</summary>
    public TimeSpan? Unavailable { get; set; }

    /// <summary>
    /// True: a watch from a forgotten version is refused with HTTP 410. False, as the real watch cache does it: it is
    /// answered with 200 and an ERROR event.
    /// </summary>
    public bool RefuseExpiredWatches { get; set; }

    /// <summary>False: <c>sendInitialEvents</c> is refused with 422, as servers without the feature do.</summary>
    public bool StreamsInitialEvents { get; set; } = true;

    /// <summary>Ends with the watches that are open now.</summary>
    internal CancellationToken WatchLifetime => _watches.Token;

    /// <summary>Raised when the history is to be forgotten.</summary>
    internal event Action? HistoryExpired;

    /// <summary>Refuses a resource (its plural name) with 403: in one namespace, or everywhere.</summary>
    public void Forbid(string resource, string? ns = null) => _forbidden[(resource, ns ?? "*")] = true;

    /// <summary>Refuses only requests across all namespaces, as for an account with namespaced rights.</summary>
    public void ForbidClusterWide(string resource) => _forbidden[(resource, "")] = true;

    /// <summary>Takes every refusal of the resource back.</summary>
    public void Allow(string resource)
    {
        foreach (var rule in _forbidden.Keys.Where(rule => rule.Resource == resource))
            _forbidden.TryRemove(rule, out _);
    }

    /// <summary>Answers every request for a resource (its plural name) with an error, until <see cref="Mend"/>. Open watches go on.</summary>
    /// <param name="resource">The plural name.</param>
    /// <param name="code">401, 404, 429, 500 or another HTTP status.</param>
    /// <param name="retryAfter">What the answer asks clients to wait; null for nothing.</param>
    public void Fail(string resource, int code, TimeSpan? retryAfter = null) => _failing[resource] = ApiErrors.Failure(code, retryAfter);

    /// <summary>Takes the resource's error back.</summary>
    public void Mend(string resource) => _failing.TryRemove(resource, out _);

    /// <summary>Ends every open watch, as a rolling restart or a load balancer does.</summary>
    public void CloseWatches()
    {
        // Not disposed here: a watch that is just starting may still ask the old one for its token.
        var ended = Interlocked.Exchange(ref _watches, new CancellationTokenSource());
        ended.Cancel();
    }

    /// <summary>Forgets the history and ends the watches with 410: everyone has to list again.</summary>
    public void ExpireHistory() => HistoryExpired?.Invoke();

    public void Dispose() => _watches.Dispose();

    /// <summary>The error that the resource's requests get now; null for none.</summary>
    internal ApiException? FailureOf(string resource) => _failing.GetValueOrDefault(resource);

    internal bool IsForbidden(string resource, string? ns) =>
        _forbidden.ContainsKey((resource, "*")) || _forbidden.ContainsKey((resource, ns ?? ""));
}
