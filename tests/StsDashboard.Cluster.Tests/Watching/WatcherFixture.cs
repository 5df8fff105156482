using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StsDashboard.Cluster.Store;
using StsDashboard.Cluster.Watching;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Watching;

/// <summary>A watcher of Services against a scripted API, with time standing still.</summary>
internal sealed class WatcherFixture : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;

    public WatcherFixture(SourceKind kind = SourceKind.Services, string scope = "")
    {
        Api = new(Time);
        var watched = WatchedKinds.All.Single(known => known.Source == kind);
        var watcher = new KindWatcher(watched, scope, Api.Api, Store, Time, new Random(1), NullLogger.Instance);
        Kind = kind;
        Scope = scope;
        _running = Task.Run(() => watcher.RunAsync(_stopping.Token));
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public ScriptedApi Api { get; }

    public ClusterStore Store { get; } = new();

    private SourceKind Kind { get; }

    private string Scope { get; }

    public SourceFact Source => Store.Snapshot.Sources[(Kind, Scope)];

    public IEnumerable<string> Names => Store.Snapshot.Services.Select(service => service.Name).Order();

    /// <summary>Refuses the streamed list, answers the list, and hands over the watch that follows.</summary>
    public async Task<ScriptedStream> SyncAsync(string version, params string[] services)
    {
        await RefuseInitialEventsAsync();
        (await Api.NextAsync()).RespondList(version, [.. services.Select(name => Json.Service(name))]);
        var stream = (await Api.NextAsync()).RespondStream();
        await UntilAsync(() => Source.State == SourceState.Live);
        return stream;
    }

    public async Task RefuseInitialEventsAsync()
    {
        var first = await Api.NextAsync();
        Assert.True(first.AsksInitialEvents);
        first.Refuse(System.Net.HttpStatusCode.UnprocessableEntity);
    }

    /// <summary>Waits until the store's contents are as asked.</summary>
    public async Task UntilAsync(Func<bool> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var subscription = Store.Subscribe();
        do
        {
            await subscription.WaitAsync(patience.Token);
        }
        while (!holds());
    }

    public Task UntilAsync(params string[] names) => UntilAsync(() => Names.SequenceEqual(names));

    /// <summary>The watcher may end only by cancellation, and then in good order.</summary>
    public async ValueTask DisposeAsync()
    {
        Assert.False(_running.IsCompleted, "The watcher has to go on until it is told to stop.");
        await _stopping.CancelAsync();
        await _running.WaitAsync(Patience);
        Api.Dispose();
        _stopping.Dispose();
    }
}
