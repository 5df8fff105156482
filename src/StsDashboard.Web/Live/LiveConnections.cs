using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;

namespace StsDashboard.Web.Live;

/// <summary>
/// The open connections of pages and programs, so that all can be closed in good order: told that it is over and that they may
/// come again, then closed. ASP.NET itself drops them when the program ends, without a word: it cancels the reading of a
/// WebSocket, which aborts it (<c>HttpConnectionContext.WaitOnTasks</c>).
/// </summary>
public sealed class LiveConnections(TimeProvider time) : IHubFilter
{
    /// <summary>
    /// The other end says goodbye too, after one way there and back and whatever else a busy browser has to do. Whoever does not
    /// is dropped.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, OpenConnection> _open = new();
    private volatile bool _closing;

    internal int Count => _open.Count;

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var features = context.Context.Features;
        if (features.Get<IConnectionLifetimeNotificationFeature>() is { } end && features.Get<IConnectionLifetimeFeature>() is { } life)
        {
            Keep(context.Context.ConnectionId, new(end), life.ConnectionClosed);
        }
        return next(context);
    }

    /// <summary>Closes all of them, and whatever connects from now on. Returns when they are closed, or have had their time.</summary>
    public async Task CloseAsync()
    {
        _closing = true;
        var open = _open.Values.ToList();
        open.ForEach(connection => connection.End.RequestClose());
        await Task.WhenAll(open.Select(connection => connection.Closed.Task)).WaitAsync(Patience, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Keep(string id, OpenConnection connection, CancellationToken closed)
    {
        _open[id] = connection;
        closed.Register(() =>
        {
            _open.TryRemove(id, out _);
            connection.Closed.TrySetResult();
        });
        if (_closing)
        {
            connection.End.RequestClose();
        }
    }

    private sealed record OpenConnection(IConnectionLifetimeNotificationFeature End)
    {
        public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
