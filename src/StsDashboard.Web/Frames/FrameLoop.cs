using StsDashboard.Cluster.Store;
using StsDashboard.Cluster.Time;
using StsDashboard.Web.Metrics;

namespace StsDashboard.Web.Frames;

/// <summary>
/// The one loop between the store and all readers. A change after a pause is published at once; while changes keep
/// coming, one frame holds all that happened since the last. While nobody watches, frames are few.
/// </summary>
public sealed class FrameLoop(ClusterStore store, FrameBuilder builder, FrameFeed feed, FrameFigures figures, TimeProvider time) : BackgroundService
{
    /// <summary>The shortest time between two frames. Programs want to know soon; screens pace themselves.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(10);

    /// <summary>The same while nobody watches: many changes in one frame cost less than each in one of its own.</summary>
    public static readonly TimeSpan PaceUnwatched = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// While the first lists come in, each touches every set, and what is said of a set is not worth much yet: look now and
    /// then, and at once when the last list is there.
    /// </summary>
    private static readonly TimeSpan PaceOfFirstLists = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The loop rests as long as it worked, so that others get their turn, but no longer than this: the longer it rests, the
    /// more there is to do, and where changes come fast that is soon all that keeps a reader waiting.
    /// </summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(50);

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
            var rest = feed.IsWatched ? Clamp(work, Pace, LongestRest) : PaceUnwatched;
            await Task.Delay(rest, time, cancellationToken);
            return;
        }
        var start = time.GetTimestamp();
        do
        {
            await Task.Delay(Pace, time, cancellationToken);
        }
        while (time.GetElapsedTime(start) < PaceOfFirstLists && !FrameBuilder.HasSynced(store.Snapshot));
    }

    private static TimeSpan Clamp(TimeSpan span, TimeSpan least, TimeSpan most) => span < least ? least : span > most ? most : span;

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
