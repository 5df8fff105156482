using System.Diagnostics;
using System.Text.RegularExpressions;
using StsDashboard.Cluster.Connection;

namespace StsDashboard.Benchmarks.Experiments;

/// <summary>
/// A watch that looks at nothing but the number of a write: when the API server tells of it. What is later than that at the
/// hub is the dashboard's doing; what is before it is the simulated cluster's.
/// </summary>
internal sealed partial class BareWatch : IAsyncDisposable
{
    private readonly ClusterConnection _connection;
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<int, long> _toldAt = [];
    private Task _reading = Task.CompletedTask;

    private BareWatch(ClusterConnection connection) => _connection = connection;

    public static async Task<BareWatch> StartAsync(string kubeconfig)
    {
        var watch = new BareWatch(ClusterConnection.Resolve(new ConnectionOptions(kubeconfig)));
        var response = await watch._connection.Api.GetAsync("apis/apps/v1/statefulsets?watch=true", watch._stop.Token);
        response.EnsureSuccessStatusCode();
        watch._reading = watch.ReadAsync(response);
        return watch;
    }

    /// <summary>Null for a write that was not told of.</summary>
    public long? ToldAt(int number)
    {
        lock (_toldAt)
        {
            return _toldAt.TryGetValue(number, out var at) ? at : null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _connection.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(_stop.Token));
            while (await lines.ReadLineAsync(_stop.Token) is { } line)
            {
                var now = Stopwatch.GetTimestamp();
                if (Partition().Match(line) is { Success: true } match)
                {
                    lock (_toldAt)
                    {
                        // The controller's own write of the set's status repeats the number.
                        _toldAt.TryAdd(int.Parse(match.Groups[1].ValueSpan), now);
                    }
                }
            }
        }
    }

    [GeneratedRegex("\"partition\":([0-9]+)")]
    private static partial Regex Partition();
}
