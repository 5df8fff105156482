using Microsoft.AspNetCore.Http;
using StsDashboard.Simulator.Api.Rendering;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api;

/// <summary>Answers watch requests: one JSON event a line, as long as the client, the server and the history last.</summary>
internal sealed class WatchHandler(ObjectStore store, ApiServerOptions options, ApiFaults faults, CancellationToken stopping)
{
    private int _open;

    /// <summary>Watches that are being answered now.</summary>
    public int Open => Volatile.Read(ref _open);

    public async Task WatchAsync(HttpContext context, ResourceRequest request)
    {
        var wish = WatchRequest.Read(context.Request, request.Type, faults.StreamsInitialEvents);
        var selection = Selection.Of(context.Request, request);
        // Without initial events a version from the future is no error: nothing is told until it is reached (apiserver
        // storage/cacher, getAllEventsSinceLocked and cacheWatcher.process).
        if (wish.InitialEvents && wish.Version > store.Version)
            throw VersionCheck.TooLarge(wish.Version.Value, store.Version);
        var writer = new WatchWriter(context.Response.BodyWriter, ObjectRenderer.For(context.Request, request.Type, options.Time), request.Type, selection);
        using var timeout = new CancellationTokenSource(wish.Timeout ?? options.DefaultWatchTimeout, options.Time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, faults.WatchLifetime, stopping, context.RequestAborted);
        Interlocked.Increment(ref _open);
        try
        {
            await RunAsync(context, request, wish, writer, ends.Token);
        }
        catch (ApiException refusal) when (context.Response.HasStarted || !faults.RefuseExpiredWatches)
        {
            // "other errors must fail with a watch event of type ERROR" (apiserver, pkg/storage/cacher/cacher.go).
            context.Response.ContentType ??= JsonAnswer.Json;
            writer.WriteError(refusal);
            await context.Response.BodyWriter.FlushAsync(ends.Token);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // The regular end of a watch; the body simply ends.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task RunAsync(HttpContext context, ResourceRequest request, WatchRequest wish, WatchWriter writer, CancellationToken cancellation)
    {
        var withState = wish.InitialEvents || wish.Version is null or 0;
        var snapshot = withState ? store.Snapshot(request.Type) : null;
        var subscription = store.Watch(request.Type, request.Namespace, snapshot?.Version ?? wish.Version!.Value);
        context.Response.ContentType = JsonAnswer.Json;
        await context.Response.StartAsync(cancellation);
        if (snapshot is not null)
            await writer.WriteStateAsync(snapshot, cancellation);
        if (wish is { InitialEvents: true, Bookmarks: true })
            writer.WriteBookmark(subscription.Position, endsInitialEvents: true);
        await context.Response.BodyWriter.FlushAsync(cancellation);
        await FollowAsync(subscription, wish.Bookmarks, writer, cancellation);
    }

    private async Task FollowAsync(WatchSubscription subscription, bool bookmarks, WatchWriter writer, CancellationToken cancellation)
    {
        var bookmarkDue = NextBookmark(bookmarks, cancellation);
        while (true)
        {
            await writer.WriteChangesAsync(subscription.Read(), cancellation);
            if (bookmarkDue.IsCompletedSuccessfully)
            {
                if (subscription.Position <= store.Version)
                    writer.WriteBookmark(subscription.Position, endsInitialEvents: false);
                bookmarkDue = NextBookmark(bookmarks, cancellation);
            }

            await writer.FlushAsync(cancellation);
            await await Task.WhenAny(subscription.WaitAsync(cancellation), bookmarkDue);
        }
    }

    private Task NextBookmark(bool wanted, CancellationToken cancellation) =>
        Task.Delay(wanted ? options.BookmarkInterval : Timeout.InfiniteTimeSpan, options.Time, cancellation);
}
