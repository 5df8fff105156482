using System.Collections.Concurrent;

namespace StsDashboard.Simulator.Api;

/// <summary>What goes wrong with the server on purpose. Everything can be changed while it runs.</summary>
public sealed class ApiFaults : IDisposable
{
    private readonly ConcurrentDictionary<(string Resource, string Scope), bool> _forbidden = new();
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

    internal bool IsForbidden(string resource, string? ns) =>
        _forbidden.ContainsKey((resource, "*")) || _forbidden.ContainsKey((resource, ns ?? ""));
}
