using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StsDashboard.Cluster.Events;
using StsDashboard.Cluster.Store;
using StsDashboard.Cluster.Tests.Watching;
using StsDashboard.Domain.Facts;
using StsDashboard.Testing;

namespace StsDashboard.Cluster.Tests.Events;

/// <summary>A reader of reasons against a scripted API, with time standing still.</summary>
internal sealed class ReasonFixture : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public ReasonFixture(params IReadOnlyCollection<string> namespaces)
    {
        Api = new(Time);
        Clock = new(Time);
        Reader = ReasonReader.Start(Api.Api, Store, namespaces, Clock, NullLoggerFactory.Instance);
    }

    public static EventSubject Web { get; } = new("StatefulSet", new ObjectKey("data", "web"), EventJson.Uid);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 1, 0, TimeSpan.Zero));

    /// <summary>The same time, until a test sets it.</summary>
    public SetClock Clock { get; }

    public ScriptedApi Api { get; }

    public ClusterStore Store { get; } = new();

    public ReasonReader Reader { get; }

    public SourceFact Source => Store.Snapshot.Sources[(SourceKind.Events, "")];

    /// <summary>What is known of the set <c>data/web</c>.</summary>
    public ObjectEvents? Told => Store.Snapshot.Events.GetValueOrDefault(Web);

    /// <summary>Answers the question whether events may be read at all.</summary>
    public async Task PermitAsync()
    {
        var probe = await Api.NextAsync();
        Assert.Equal("/api/v1/events?limit=1", probe.PathAndQuery);
        probe.RespondList("1");
        await UntilAsync(() => Source.State == SourceState.Live);
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

    public async ValueTask DisposeAsync()
    {
        await Reader.DisposeAsync().AsTask().WaitAsync(Patience);
        Api.Dispose();
    }
}
