using System.Runtime.CompilerServices;
using StsDashboard.Cluster.Connection;

namespace StsDashboard.Cluster.Watching;

/// <summary>One watch request of a kind, as a stream of events that ends when the server ends it.</summary>
internal sealed class KindStream(KubernetesApi api, WatchedKind kind, string scope, TimeProvider time, Random random)
{
    /// <summary>The least that a watch is asked to last.</summary>
    public static readonly TimeSpan ShortestTime = TimeSpan.FromMinutes(5);

    /// <summary>How long the server may take to begin its answer.</summary>
    private static readonly TimeSpan PatienceForAnswer = TimeSpan.FromSeconds(75);

    /// <summary>Initial events come in one go. A server that pauses so long has not understood that they should have an end.</summary>
    private static readonly TimeSpan PatienceForInitialEvents = TimeSpan.FromSeconds(30);

    /// <summary>Of an event that has begun, the rest is on its way, unless the way is broken.</summary>
    private static readonly TimeSpan PatienceForRest = TimeSpan.FromSeconds(30);

    /// <summary>Servers send bookmarks about every minute (apiserver storage/cacher, <c>defaultBookmarkFrequency</c>).</summary>
    private static readonly TimeSpan PatienceForBookmark = TimeSpan.FromSeconds(150);

    /// <summary>Everything that exists as <c>ADDED</c>, a bookmark that ends it, then what happens.</summary>
    public IAsyncEnumerable<WatchEvent> FromNothingAsync(Action opened, CancellationToken cancellationToken) =>
        ReadAsync("sendInitialEvents=true&resourceVersionMatch=NotOlderThan", awaitsInitialEvents: true, opened, cancellationToken);

    /// <summary>What happens after a version.</summary>
    public IAsyncEnumerable<WatchEvent> FromAsync(string resourceVersion, Action opened, CancellationToken cancellationToken) =>
        ReadAsync($"resourceVersion={Uri.EscapeDataString(resourceVersion)}", awaitsInitialEvents: false, opened, cancellationToken);

    private async IAsyncEnumerable<WatchEvent> ReadAsync(
        string from, bool awaitsInitialEvents, Action opened, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Spread over 5 to 10 minutes, as client-go does, so that not all watches end at once.
        var shortest = (int)ShortestTime.TotalSeconds;
        var seconds = shortest + random.Next(shortest);
        var patience = awaitsInitialEvents ? PatienceForInitialEvents : TimeSpan.FromSeconds(seconds + 30);
        using var silence = new SilenceLimit(time, cancellationToken);

        using var response = await silence.WithinAsync(PatienceForAnswer, token => api.OpenAsync(
            $"{kind.PathIn(scope)}?watch=true&allowWatchBookmarks=true&timeoutSeconds={seconds}&{from}", time, token));
        opened();
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var lines = new LineReader(silence.Listen(body));
        while (true)
        {
            // Thousands of lines come at once, and then none for minutes: only waiting needs a limit.
            if (!lines.TryRead(out var line))
            {
                var forNext = lines.HasPart ? PatienceForRest : patience;
                if (await silence.WithinAsync(forNext, token => lines.ReadAsync(token).AsTask(), PatienceForRest) is not { } awaited)
                {
                    yield break;
                }
                line = awaited;
            }
            var next = WatchEvent.Parse(line, kind);
            if (next.EndsInitialEvents)
            {
                patience = TimeSpan.FromSeconds(seconds + 30);
            }
            else if (next.Type == WatchEventType.Bookmark)
            {
                // A server that sends bookmarks is not silent for long while it lives.
                patience = PatienceForBookmark;
            }
            yield return next;
        }
    }
}
