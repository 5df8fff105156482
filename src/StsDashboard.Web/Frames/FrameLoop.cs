using StsDashboard.Cluster.Store;
using StsDashboard.Web.Metrics;

namespace StsDashboard.Web.Frames;

/// <summary>
/// The one loop between the store and all readers. A change after a pause is published at once; while changes keep
/// coming, one frame holds all that happened in <see cref="Pace"/>.
/// </summary>
public sealed class FrameLoop(ClusterStore store, FrameBuilder builder, FrameFeed feed, FrameFigures figures, TimeProvider time) : BackgroundService
{
    /// <summary>The shortest time between two frames: more often than a person sees a row change is wasted work.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    /// <summary>A timer cannot be set for longer than 49 days; waking for nothing once a day costs nothing.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var subscription = store.Subscribe();
            var changes = subscription.WaitAsync(stoppingToken).AsTask();
            while (true)
            {
                await ChangeOrDueAsync(changes, stoppingToken);
                var seen = changes.IsCompleted ? await changes : null;
                var before = builder.Current;
                var started = time.GetTimestamp();
                var frame = builder.Advance(seen, time.GetUtcNow());
                if (!ReferenceEquals(frame, before))
                {
                    figures.Built(time.GetElapsedTime(started));
                    feed.Publish(frame);
                }
                await Task.Delay(Pace, time, stoppingToken);
                if (seen is not null)
                {
                    changes = subscription.WaitAsync(stoppingToken).AsTask();
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops: nothing is left to say.
        }
    }

    private async Task ChangeOrDueAsync(Task changes, CancellationToken cancellationToken)
    {
        if (builder.NextLook is not { } due)
        {
            await changes;
            return;
        }
        var wait = due - time.GetUtcNow();
        if (wait <= TimeSpan.Zero || changes.IsCompleted)
        {
            return;
        }
        using var stopTimer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(changes, Task.Delay(wait < LongestWait ? wait : LongestWait, time, stopTimer.Token));
        await stopTimer.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
