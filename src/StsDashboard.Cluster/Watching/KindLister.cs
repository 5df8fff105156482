using System.Text.Json;
using StsDashboard.Cluster.Connection;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Watching;

/// <summary>Reads the whole list of a kind, page by page.</summary>
internal sealed class KindLister(KubernetesApi api, WatchedKind kind, string scope, TimeProvider time)
{
    /// <summary>client-go's page size (tools/pager): answers small enough for the server to make at once.</summary>
    private const int PageSize = 500;

    /// <summary>More than the minute after which an API server gives up on a request itself (<c>--request-timeout</c>).</summary>
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
            await using var body = await response.Content.ReadAsStreamAsync(token);
            return await read(body, token);
        });
    }
}
