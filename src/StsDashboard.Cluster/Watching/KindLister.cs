using System.Text.Json;
using StsDashboard.Cluster.Connection;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Watching;

/// <summary>Reads the whole list of a kind, page by page.</summary>
internal sealed class KindLister(KubernetesApi api, WatchedKind kind, string scope, TimeProvider time)
{
    /// <summary>client-go's page size (tools/pager): answers small enough for the server to make at once.</summary>
    private const int PageSize = 500;

    /// <summary>For the answer to begin, and between its parts. More than the minute after which an API server gives up on a request itself (<c>--request-timeout</c>).</summary>
    private static readonly TimeSpan PatienceForPage = TimeSpan.FromSeconds(90);

    /// <returns>The whole list as one page: all facts, and the version to watch from.</returns>
    public async Task<ListPage> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ListAsync(PageSize, cancellationToken);
        }
        catch (ApiException e) when (e.IsExpired)
        {
            // The pages all show the state at the first one, and the server has let go of that. In one piece it cannot expire.
            return await ListAsync(pageSize: null, cancellationToken);
        }
    }

    /// <summary>
    /// Whether the server is as far as a version that it gave out. One restored from an older backup is not, and a watch from
    /// such a version is not refused: it stays silent until the version is reached once more, and what happened up to then is
    /// never told (apiserver storage/cacher, <c>getAllEventsSinceLocked</c> and <c>cacheWatcher.process</c>).
    /// </summary>
    public async Task<bool> ReachesAsync(string version, CancellationToken cancellationToken)
    {
        try
        {
            await ReadPageAsync($"{kind.PathIn(scope)}?limit=1&resourceVersion={Uri.EscapeDataString(version)}&resourceVersionMatch=NotOlderThan", cancellationToken);
            return true;
        }
        catch (ApiException e) when (e.IsAhead || e.IsExpired)
        {
            return false;
        }
    }

    private async Task<ListPage> ListAsync(int? pageSize, CancellationToken cancellationToken)
    {
        var facts = new List<Fact>();
        var unreadable = new List<string>();
        string? next = null;
        while (true)
        {
            var query = pageSize is null ? ""
                : next is null ? $"?limit={pageSize}"
                : $"?limit={pageSize}&continue={Uri.EscapeDataString(next)}";
            var page = await ReadPageAsync(kind.PathIn(scope) + query, cancellationToken);
            facts.AddRange(page.Facts);
            unreadable.AddRange(page.Unreadable);
            next = page.Continue;
            if (string.IsNullOrEmpty(next))
            {
                return new(facts, page.ResourceVersion, null, unreadable);
            }
        }
    }

    private async Task<ListPage> ReadPageAsync(string pathAndQuery, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadPageAsync(pathAndQuery, kind.ReadPageAsync, cancellationToken);
        }
        catch (JsonException e) when (WatchedKind.IsAboutContent(e))
        {
            return await ReadPageAsync(pathAndQuery, kind.ReadPageOneByOneAsync, cancellationToken);
        }
    }

    private async Task<ListPage> ReadPageAsync(string pathAndQuery, Func<Stream, CancellationToken, Task<ListPage>> read, CancellationToken cancellationToken)
    {
        using var silence = new SilenceLimit(time, cancellationToken);
        return await silence.WithinAsync(PatienceForPage, async token =>
        {
            using var response = await api.OpenAsync(pathAndQuery, time, token);
            await using var body = silence.Listen(await response.Content.ReadAsStreamAsync(token));
            return await read(body, token);
        });
    }
}
