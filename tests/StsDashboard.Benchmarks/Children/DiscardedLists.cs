using System.Text;
using System.Text.RegularExpressions;
using StsDashboard.Cluster.Connection;
using StsDashboard.Cluster.Watching;

namespace StsDashboard.Benchmarks.Children;

/// <summary>The same lists in the same pages, read and thrown away: what the server, the wire and the HTTP client cost by themselves.</summary>
internal sealed partial class DiscardedLists : IAsyncDisposable
{
    /// <summary>The list's metadata stands at its beginning.</summary>
    private const int Beginning = 1024;

    public static async Task<DiscardedLists> ReadAsync(KubernetesApi api)
    {
        await Task.WhenAll(WatchedKinds.All.Select(kind => Task.Run(() => ReadAsync(api, kind))));
        return new();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task ReadAsync(KubernetesApi api, WatchedKind kind)
    {
        var buffer = new byte[64 * 1024];
        var next = "";
        do
        {
            using var response = await api.GetAsync($"{kind.PathIn("")}?limit=500{next}", CancellationToken.None);
            response.EnsureSuccessStatusCode();
            await using var body = await response.Content.ReadAsStreamAsync();
            // ReadAtLeast, for the token may come in pieces.
            var length = await body.ReadAtLeastAsync(buffer, Beginning, throwOnEndOfStream: false);
            var token = ContinueToken().Match(Encoding.UTF8.GetString(buffer, 0, Math.Min(length, Beginning)));
            next = token.Success ? $"&continue={Uri.EscapeDataString(token.Groups[1].Value)}" : "";
            while (await body.ReadAsync(buffer) > 0)
            {
            }
        }
        while (next.Length > 0);
    }

    [GeneratedRegex("\"continue\":\"([^\"]+)\"")]
    private static partial Regex ContinueToken();
}
