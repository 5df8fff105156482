using System.Net;
using System.Net.Sockets;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Dns;

/// <summary>
/// The simulated cluster's DNS: real UDP and TCP on 127.0.0.1, the answers of CoreDNS's kubernetes plugin, made from the
/// Services and EndpointSlices in the store.
/// </summary>
public sealed class SimulatedDnsServer : IAsyncDisposable
{
    private readonly ObjectStore _store;
    private readonly DnsServerOptions _options;
    private readonly TimeProvider _time;
    private readonly IAnswerSource _source;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _listening = new();
    private readonly Task _following;
    private volatile ZoneData _data;
    private DnsListener? _listener;

    private SimulatedDnsServer(ObjectStore store, DnsServerOptions options, TimeProvider time)
    {
        _store = store;
        _options = options;
        _time = time;
        _data = ZoneData.Of(store);
        IAnswerSource zone = new ClusterZone(() => _data, options);
        _source = options.CacheSeconds > 0 ? new AnswerCache(zone, options.CacheSeconds, time) : zone;
        _listener = DnsListener.Start(options.Port, _source, Faults, time);
        Address = _listener.Address;
        _following = FollowAsync(_stopping.Token);
    }

    /// <summary>Where it listens, for UDP and TCP alike; stays the same for its whole life.</summary>
    public IPEndPoint Address { get; }

    /// <summary>The store's version that the answers show by now; a cache may show an older one.</summary>
    public long Version => _data.Version;

    public DnsFaults Faults { get; } = new();

    /// <exception cref="SocketException">The wanted port is taken.</exception>
    public static Task<SimulatedDnsServer> StartAsync(
        ObjectStore store, DnsServerOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new SimulatedDnsServer(store, options, time));
    }

    /// <summary>Closes the port, so that questions are refused, until <see cref="Resume"/>.</summary>
    public void Stop()
    {
        lock (_listening)
        {
            _listener?.Dispose();
            _listener = null;
        }
    }

    /// <summary>Listens again on the same port, with whatever its cache held.</summary>
    /// <exception cref="SocketException">Somebody took the port meanwhile.</exception>
    public void Resume()
    {
        lock (_listening)
        {
            ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, this);
            _listener ??= DnsListener.Start(Address.Port, _source, Faults, _time);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        Stop();
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var changes = _store.WatchAll(_data.Version);
        while (true)
        {
            await changes.WaitAsync(cancellationToken);
            await Task.Delay(_options.Lag, _time, cancellationToken);
            try
            {
                var data = _data;
                while (changes.Read() is { Count: > 0 } batch)
                    data = batch.Aggregate(data, (state, change) => state.Apply(change));
                _data = data;
            }
            catch (ApiException)
            {
                // Fell behind the store's history: read everything anew, as any watcher does after 410.
                _data = ZoneData.Of(_store);
                changes = _store.WatchAll(_data.Version);
            }
        }
    }
}
