using System.Runtime.CompilerServices;
using System.Security.Claims;
using StsDashboard.Web.Frames;
using StsDashboard.Web.Options;

namespace StsDashboard.Web.Access;

/// <summary>
/// The frames that one viewer may see: for one request, one page or one stream. Empty until somebody has been let in, and
/// over when the session is.
/// </summary>
public sealed class ViewerFrames(FrameFeed feed, FrameViews views, NamespaceRights rights, AccessOptions options, TimeProvider time, Sessions sessions) : IFrames
{
    private Viewer? _viewer;
    private DateTimeOffset? _sessionEnd;
    private string? _session;
    private FrameView? _view;

    /// <summary>When rights were looked at last, every namespace could be seen.</summary>
    private bool _seesAll;

    public Frame Current =>
        _viewer is null || IsOver ? Frame.Over
        : !options.AuthorizeNamespaces ? feed.Current
        : _view is { } view ? view.Of(feed.Current)
        : _seesAll ? feed.Current
        : Frame.Over;

    private bool IsOver => (_sessionEnd is { } end && time.GetUtcNow() >= end) || (_session is { } session && !sessions.IsOpen(session));

    /// <summary>To be called before anything is read: who looks, and what they may see now.</summary>
    public async Task OpenAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        _viewer = Viewer.Of(principal);
        _sessionEnd = Viewer.SessionEnd(principal);
        _session = Viewer.Session(principal);
        await LookAsync(cancellationToken);
    }

    public async IAsyncEnumerable<Frame> Follow([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var frames = feed.Follow(stop.Token).GetAsyncEnumerator(stop.Token);
        var next = frames.MoveNextAsync().AsTask();
        try
        {
            Frame? shown = null;
            while (true)
            {
                await FrameOrLookAsync(next, stop.Token);
                if (next.IsCompleted)
                {
                    await next;
                    next = frames.MoveNextAsync().AsTask();
                }
                await LookAsync(stop.Token);
                var current = Current;
                if (ReferenceEquals(current, Frame.Over))
                {
                    yield break;
                }
                if (!ReferenceEquals(current, shown))
                {
                    yield return shown = current;
                }
            }
        }
        finally
        {
            // The enumerator may not be disposed while it is asked for the next.
            await stop.CancelAsync();
            await next.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    /// <summary>Until there is a newer frame, or rights or the session have to be looked at again although nothing happens.</summary>
    private async Task FrameOrLookAsync(Task next, CancellationToken cancellationToken)
    {
        var wait = NamespaceRights.Lifetime;
        if (_sessionEnd is { } end && end - time.GetUtcNow() is var left && left < wait)
        {
            wait = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
        using var stopTimer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(next, Task.Delay(wait, time, stopTimer.Token));
        await stopTimer.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async ValueTask LookAsync(CancellationToken cancellationToken)
    {
        if (_viewer is not { } viewer || !options.AuthorizeNamespaces)
        {
            return;
        }
        var scope = await rights.FindAsync(viewer, views.NamespacesOf(feed.Current), cancellationToken);
        _seesAll = scope is null;
        _view = scope is null ? null : views.Of(scope);
    }
}
