using Microsoft.AspNetCore.Components;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Components.Live;

/// <summary>
/// A component that shows the newest frame. It has one for its first rendering, prerendering included; once it is
/// interactive it follows the feed until it is disposed, and renders only when what it shows has changed.
/// </summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _following = Task.CompletedTask;

    [Inject]
    public required IFrames Feed { get; init; }

    [Inject]
    public required ScreenPace Pace { get; init; }

    protected Frame Frame { get; private set; } = Frame.Empty;

    /// <summary>Something that this component shows differs between the two frames.</summary>
    protected abstract bool Concerns(Frame before, Frame after);

    protected override void OnInitialized() => Frame = Feed.Current;

    // Runs only once a browser is connected: a prerendered page must not leave a reader behind.
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _following = FollowAsync();
        }
    }

    /// <summary>Called with each frame that concerns the component, before it renders: the place to derive what it shows.</summary>
    protected virtual void OnFrame()
    {
    }

    /// <summary>For whatever else the component holds on to.</summary>
    protected virtual void OnDisposing()
    {
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        OnDisposing();
        await _stop.CancelAsync();
        await _following;
        _stop.Dispose();
    }

    private async Task FollowAsync()
    {
        try
        {
            await foreach (var frame in Feed.Follow(_stop.Token))
            {
                await InvokeAsync(() => Take(frame));
                await Pace.RestAsync(_stop.Token);
            }
            // The session is over, and with it the right to what is on the screen.
            await InvokeAsync(() => Take(Feed.Current.IsLast ? Feed.Current : Frame.Over));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed: there is nothing left to show.
        }
    }

    private void Take(Frame frame)
    {
        var before = Frame;
        Frame = frame;
        if (!_stop.IsCancellationRequested && Concerns(before, frame))
        {
            OnFrame();
            StateHasChanged();
        }
    }
}
