using StsDashboard.Cluster.Store;
using StsDashboard.Cluster.Time;
using StsDashboard.Web.Metrics;

namespace StsDashboard.Web.Frames;

/// <summary>
/// The one loop between the store and all readers. A change after a pause is published at once; while changes keep
/// coming, one frame holds all that happened since the last. Making frames takes at most half of the time.
/// </summary>
public sealed class FrameLoop(ClusterStore store, FrameBuilder builder, FrameFeed feed, FrameFigures figures, TimeProvider time) : BackgroundService
{
    /// <summary>The shortest time between two frames. Programs want to know soon; screens pace themselves.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// While the first lists come in, each touches every set, and what is said of a set is not worth much yet: look now and
    /// then, and at once when the last list is there.
    /// </summary>
    private static readonly TimeSpan PaceOfFirstLists = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestPace = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var wall = new WallClock(time);
            using var subscription = store.Subscribe();
            var changes = subscription.WaitAsync(stoppingToken).AsTask();
            while (true)
            {
                await ChangeOrDueAsync(changes, stoppingToken);
                var seen = changes.IsCompleted ? await changes : null;
                var before = builder.Current;
                var started = time.GetTimestamp();
                var frame = builder.Advance(seen, time.GetUtcNow(), clockWasSet: wall.WasSet());
                var work = time.GetElapsedTime(started);
                if (!ReferenceEquals(frame, before))
                {
                    figures.Built(work);
                    feed.Publish(frame);
                }
                await RestAsync(work, stoppingToken);
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

    private async Task RestAsync(TimeSpan work, CancellationToken cancellationToken)
    {
        if (builder.Current.HasSynced)
        {
            await Task.Delay(TimeSpan.FromTicks(Math.Clamp(work.Ticks, Pace.Ticks, LongestPace.Ticks)), time, cancellationToken);
            return;
        }
        var start = time.GetTimestamp();
        do
        {
            await Task.Delay(Pace, time, cancellationToken);
        }
        while (time.GetElapsedTime(start) < PaceOfFirstLists && !FrameBuilder.HasSynced(store.Snapshot));
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
        await Task.WhenAny(changes, Task.Delay(wait < WallClock.LongestWait ? wait : WallClock.LongestWait, time, stopTimer.Token));
        await stopTimer.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
