using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using StsDashboard.Simulator.Controllers.StatefulSets;
using StsDashboard.Simulator.Controllers.Storage;
using StsDashboard.Simulator.Nodes;
using StsDashboard.Simulator.Objects;
using StsDashboard.Simulator.Scenarios;

namespace StsDashboard.Simulator.Controllers;

/// <summary>
/// All controllers, the scheduler and the nodes of a simulated cluster, in one loop: changes are handed out and work is
/// done in a fixed order, so that the same seed and the same clock give the same world. Start it with
/// <see cref="Start"/>, or step through it with <see cref="RunPending"/> and a clock of your own.
/// </summary>
public sealed class ControlPlane : IAsyncDisposable
{
    /// <summary>A timer does not reach further than 49 days; <c>minReadySeconds</c> may.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly ObjectStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly ControllerContext _context;
    private readonly List<Controller> _controllers;
    private WatchSubscription _changes;
    private Task _loop = Task.CompletedTask;
    private bool _disposed;

    /// <param name="store">The cluster's objects.</param>
    /// <param name="options">Seed and speed.</param>
    /// <param name="time">The clock of delays and timestamps; the store's own should be the same.</param>
    /// <param name="loggers">For refusals (Debug) and faults (Error).</param>
    public ControlPlane(ObjectStore store, ControlPlaneOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(options);
        _store = store;
        _time = time;
        _logger = loggers.CreateLogger<ControlPlane>();
        var chance = new SeededChance(options.Seed);
        _context = new ControllerContext(store, new ClusterView(), time, new EventRecorder(store, time, chance), chance);
        _controllers =
        [
            new StatefulSetController(_context),
            new GarbageCollector(_context),
            new NamespaceCleaner(_context),
            new VolumeBinder(_context, options.Timings),
            new VolumeResizer(_context, options.Timings),
            new ClaimProtection(_context),
            new Scheduler(_context, options.Timings),
            new Kubelet(_context, options.Timings),
            new EndpointSliceController(_context),
            new DisruptionController(_context),
            new QuotaController(_context),
            new EventExpiry(_context),
        ];
        _changes = Subscribe();
    }

    /// <summary>When something is due next: in the past when there is work now, null when everything waits for a change.</summary>
    public DateTimeOffset? NextDue => _controllers.Min(controller => controller.Queue.NextDue);

    /// <summary>Does everything there is to do at this instant, and returns when nothing is left.</summary>
    public void RunPending(CancellationToken cancellation = default)
    {
        do
        {
            HandOutChanges();
        }
        while (!cancellation.IsCancellationRequested && SyncOnce());
    }

    /// <summary>Runs by itself from now on, until disposed.</summary>
    public void Start() => _loop = Task.Run(RunAsync);

    /// <summary>Stops and waits until the work at hand is done. May be called again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
    }

    /// <summary>Lets happen what the scenario has happening, from now on. To be called before <see cref="Start"/>.</summary>
    public void Play(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        _controllers.Add(new ScenarioDirector(_context, scenario.Happenings));
    }

    private async Task RunAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                RunPending(_stop.Token);
                await WaitForWorkAsync();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed.
        }
#pragma warning disable CA1031 // A fault of the simulation must be seen in the log, not on the finalizer thread.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.LoopFailed(_logger, exception);
        }
    }

    private async Task WaitForWorkAsync()
    {
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var change = _changes.WaitAsync(woken.Token);
        if (NextDue is not { } due)
        {
            await change;
            return;
        }

        var delay = due - _time.GetUtcNow();
        if (delay > TimeSpan.Zero)
            await Task.WhenAny(change, Task.Delay(delay < LongestWait ? delay : LongestWait, _time, woken.Token));
        await woken.CancelAsync();
    }

    /// <summary>One piece of work of the first controller that has any; false when none has.</summary>
    private bool SyncOnce()
    {
        foreach (var controller in _controllers)
        {
            if (!controller.Queue.TryTake(out var key))
                continue;
            Sync(controller, key);
            return true;
        }

        return false;
    }

    private void Sync(Controller controller, WorkKey key)
    {
        try
        {
            controller.Sync(key);
            controller.Queue.Done(key);
        }
        catch (ApiException refusal)
        {
            Log.WillRetry(_logger, controller.GetType().Name, key, refusal.Message);
            controller.Queue.Failed(key);
        }
#pragma warning disable CA1031 // One object that a controller cannot cope with must not stop all the others.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.SyncFailed(_logger, exception, controller.GetType().Name, key);
            controller.Queue.Failed(key);
        }
    }

    private void HandOutChanges()
    {
        try
        {
            for (var batch = _changes.Read(); batch.Count > 0; batch = _changes.Read())
            {
                foreach (var change in batch)
                    HandOut(change);
            }
        }
        catch (ApiException expired) when (expired.Code == 410)
        {
            _changes = Subscribe();
        }
    }

    /// <summary>Starts over from all objects, as an informer does whose watch expired.</summary>
    private WatchSubscription Subscribe()
    {
        var changes = _store.WatchAll(_store.Version);
        foreach (var stored in ResourceTypes.All.SelectMany(type => Present(type)).ToImmutableArray())
            HandOut(stored);
        return changes;
    }

    private IEnumerable<StoreEvent> Present(ResourceType type)
    {
        var present = _store.Snapshot(type).Objects.ToImmutableArray();
        var names = present.Select(stored => (stored.Namespace ?? "", stored.Name)).ToHashSet();
        var gone = _context.View.NamespacesOf(type)
            .SelectMany(ns => _context.View.StoredIn(type, ns))
            .Where(stored => !names.Contains((stored.Namespace ?? "", stored.Name)))
            .Select(stored => new StoreEvent(StoreEventType.Deleted, type, stored, stored));
        return gone.Concat(present.Select(stored => new StoreEvent(StoreEventType.Added, type, stored, null)));
    }

    private void HandOut(StoreEvent change)
    {
        _context.View.Apply(change);
        foreach (var controller in _controllers)
            controller.Observe(change);
    }
}
