using System.Collections.Immutable;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Security;

namespace StsDashboard.Web.Access;

/// <summary>
/// Knows for a short while which namespaces each viewer may see, so that a page costs the cluster a few questions in half a
/// minute and not some with every frame. Whatever the cluster does not say is no.
/// </summary>
public sealed class NamespaceRights(INamespaceReview review, TimeProvider time, ILogger<NamespaceRights> logger) : IDisposable
{
    /// <summary>How long an answer holds: whoever is given or denied something sees it within that time.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    /// <summary>After a failure, so that a moment's trouble of the API server is not half a minute's for a viewer.</summary>
    public static readonly TimeSpan LifetimeOfFailure = TimeSpan.FromSeconds(5);

    /// <summary>What the cluster has not said by then it has not said; meanwhile a page goes on showing what may not be seen any more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int QuestionsAtOnce = 8;

    /// <summary>Many more than there are pages and streams. One who comes when so many are known waits for the first to be forgotten.</summary>
    private const int MostViewers = 5_000;

    private readonly Lock _looking = new();
    private readonly Dictionary<Viewer, Task<ViewerRights>> _known = [];
    private readonly SemaphoreSlim _turns = new(QuestionsAtOnce);

    /// <summary>Which of the namespaces the viewer may see, and until when that holds.</summary>
    internal async ValueTask<ViewerRights> FindAsync(Viewer viewer, ImmutableSortedSet<string> namespaces, CancellationToken cancellationToken)
    {
        var asking = Known(viewer, namespaces);
        try
        {
            return asking.IsCompletedSuccessfully ? asking.Result : await asking.WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            Log.ReviewFailed(logger, LogText.Of(viewer.Name), "all namespaces", "it has not answered all questions yet");
            return NothingOf(namespaces);
        }
    }

    public void Dispose() => _turns.Dispose();

    private Task<ViewerRights> Known(Viewer viewer, ImmutableSortedSet<string> namespaces)
    {
        lock (_looking)
        {
            var now = time.GetUtcNow();
            ViewerRights? before = null;
            if (_known.TryGetValue(viewer, out var known))
            {
                if (!known.IsCompletedSuccessfully)
                {
                    return known;
                }
                before = Holds(known.Result, now) ? known.Result : null;
                if (before?.Covers(namespaces) == true)
                {
                    return known;
                }
            }
            else if (!HasRoom(now))
            {
                return Task.FromResult(NothingOf(namespaces));
            }
            return _known[viewer] = AskAsync(viewer, namespaces, before);
        }
    }

    private ViewerRights NothingOf(ImmutableSortedSet<string> namespaces) => new(namespaces, NamespaceScope.Nothing, time.GetUtcNow() + LifetimeOfFailure);

    /// <summary>An answer that would hold for longer than any does is one from before the clock was set back.</summary>
    private static bool Holds(ViewerRights rights, DateTimeOffset now) => rights.Until > now && rights.Until - now <= Lifetime;

    private bool HasRoom(DateTimeOffset now)
    {
        if (_known.Count >= MostViewers)
        {
            foreach (var old in _known.Where(pair => pair.Value.IsCompletedSuccessfully && !Holds(pair.Value.Result, now)).Select(pair => pair.Key).ToList())
            {
                _known.Remove(old);
            }
        }
        return _known.Count < MostViewers;
    }

    /// <summary>Never fails: others wait for the same answer, and nobody's cancellation is theirs.</summary>
    private async Task<ViewerRights> AskAsync(Viewer viewer, ImmutableSortedSet<string> namespaces, ViewerRights? before)
    {
        // Not under the lock, however quick the answer.
        await Task.Yield();
        var until = before?.Until ?? time.GetUtcNow() + Lifetime;
        if (before is null)
        {
            switch (await MayAsync(viewer, null))
            {
                case true:
                    return new(namespaces, Scope: null, until);
                case null:
                    // Asking for each namespace would not make it better.
                    return NothingOf(namespaces);
            }
        }
        var answers = await Task.WhenAll(namespaces.Select(async name => (Name: name, May: await KnownOrAskedAsync(viewer, name, before))));
        if (Array.Exists(answers, answer => answer.May is null))
        {
            var soon = time.GetUtcNow() + LifetimeOfFailure;
            until = soon < until ? soon : until;
        }
        return new(namespaces, new NamespaceScope(answers.Where(answer => answer.May == true).Select(answer => answer.Name)), until);
    }

    private Task<bool?> KnownOrAskedAsync(Viewer viewer, string name, ViewerRights? before) =>
        before is { Scope: { } scope } && before.Asked.Contains(name) ? Task.FromResult<bool?>(scope.Contains(name)) : MayAsync(viewer, name);

    private async Task<bool?> MayAsync(Viewer viewer, string? name)
    {
        await _turns.WaitAsync();
        try
        {
            return await review.MayListSetsAsync(viewer, name, CancellationToken.None);
        }
#pragma warning disable CA1031 // Whatever went wrong: what was not allowed is not seen.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.ReviewFailed(logger, LogText.Of(viewer.Name), name ?? "all namespaces", LogText.Of(error.Message));
            return null;
        }
        finally
        {
            _turns.Release();
        }
    }
}
