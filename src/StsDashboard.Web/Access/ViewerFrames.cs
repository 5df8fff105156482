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
    /// <summary>A timer cannot be set for longer than 49 days; waking for nothing once a day costs nothing.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private Viewer? _viewer;
    private DateTimeOffset? _sessionEnd;
    private string? _session;
    private FrameView? _view;

    /// <summary>When rights have to be looked at again.</summary>
    private DateTimeOffset _rightsUntil = DateTimeOffset.MaxValue;

    /// <summary>When rights were looked at last, every namespace could be seen.</summary>
    private bool _seesAll;

    public Frame Current =>
        _viewer is null || IsExpired ? Frame.Over
        : IsLoggedOut ? Frame.LoggedOut
        : !options.AuthorizeNamespaces ? feed.Current
        : _view is { } view ? view.Of(feed.Current)
        : _seesAll ? feed.Current
        : Frame.Over;

    private bool IsExpired => _sessionEnd is { } end && time.GetUtcNow() >= end;

    private bool IsLoggedOut => _session is { } session && !sessions.IsOpen(session);

    /// <summary>To be called before anything is read, and when somebody else looks: who, and what they may see now.</summary>
    public async Task OpenAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        var viewer = Viewer.Of(principal);
        if (viewer != _viewer)
        {
            // Until it is known what these may see, they see nothing.
            (_viewer, _view, _seesAll) = (viewer, null, false);
        }
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
                if (current.IsLast)
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

    /// <summary>Until there is a newer frame, or rights or the session end although nothing happens.</summary>
    private async Task FrameOrLookAsync(Task next, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var wait = LongestWait;
        foreach (var end in new[] { _rightsUntil, _sessionEnd ?? DateTimeOffset.MaxValue })
        {
            var left = end > now ? end - now : TimeSpan.Zero;
            wait = left < wait ? left : wait;
        }
        using var stopTimer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(next, Task.Delay(wait, time, stopTimer.Token), _session is { } session ? sessions.EndOf(session) : next);
        await stopTimer.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async ValueTask LookAsync(CancellationToken cancellationToken)
    {
        if (_viewer is not { } viewer || !options.AuthorizeNamespaces)
        {
            return;
        }
        var found = await rights.FindAsync(viewer, views.NamespacesOf(feed.Current), cancellationToken);
        _rightsUntil = found.Until;
        var scope = found.Scope;
        _seesAll = scope is null;
        _view = scope is null ? null : views.Of(scope);
    }
}
