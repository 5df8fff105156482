using System.Diagnostics;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using StsDashboard.Web.Api;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Live;

namespace StsDashboard.Benchmarks.Experiments;

/// <summary>Reads the hub's frames as a program would, and notes when it saw which partition of which set.</summary>
internal sealed class HubReader : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _first = new();
    private readonly Dictionary<SetReference, List<(int Partition, long SeenAt)>> _seen = [];
    private Task _reading = Task.CompletedTask;

    private HubReader(HubConnection connection) => _connection = connection;

    public long Messages { get; private set; }

    /// <summary>Sets whose partition went back.</summary>
    public int OutOfOrder { get; private set; }

    /// <summary>Deltas that did not start where the message before them ended.</summary>
    public int Gaps { get; private set; }

    public static async Task<HubReader> StartAsync(string url)
    {
        var connection = new HubConnectionBuilder().WithUrl(new Uri(new Uri(url), ClusterHub.Path))
            .AddJsonProtocol(options => ApiJson.Configure(options.PayloadSerializerOptions)).Build();
        await connection.StartAsync();
        var reader = new HubReader(connection);
        reader._reading = reader.ReadAsync();
        await reader._first.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return reader;
    }

    /// <summary>When each numbered write was seen, or one that came after it in the same set; null when it never was.</summary>
    /// <param name="numbers">From the first to the last.</param>
    public IReadOnlyList<long?> SeenAt(Range numbers)
    {
        lock (_seen)
        {
            var histories = _seen.Values.ToList();
            var (first, last) = (numbers.Start.Value, numbers.End.Value);
            var seenAt = new long?[last - first + 1];
            var sets = histories.Count;
            foreach (var history in histories)
            {
                // Writes go round the sets, so a set's numbers differ by the number of sets.
                for (var at = 0; at < history.Count; at++)
                {
                    var before = at == 0 ? history[at].Partition - sets : history[at - 1].Partition;
                    for (var number = history[at].Partition; number > before && number >= first; number -= sets)
                    {
                        if (number <= last)
                        {
                            seenAt[number - first] = history[at].SeenAt;
                        }
                    }
                }
            }
            return seenAt;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _connection.DisposeAsync();
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        long version = 0;
        await foreach (var message in _connection.StreamAsync<FrameMessage>("Frames", new FrameRequest(), _stop.Token))
        {
            var now = Stopwatch.GetTimestamp();
            Messages++;
            Gaps += message.Previous is { } previous && previous != version ? 1 : 0;
            version = message.Version;
            foreach (var set in message.Changed ?? [])
            {
                Note(new(set.Namespace, set.Name), (int)(set.Partition ?? 0), now);
            }
            _first.TrySetResult();
        }
    }

    private void Note(SetReference set, int partition, long now)
    {
        lock (_seen)
        {
            if (!_seen.TryGetValue(set, out var history))
            {
                _seen[set] = history = [];
            }
            var last = history.Count > 0 ? history[^1].Partition : 0;
            OutOfOrder += partition < last ? 1 : 0;
            if (partition > last)
            {
                history.Add((partition, now));
            }
        }
    }
}
