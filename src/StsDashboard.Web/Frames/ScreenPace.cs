namespace StsDashboard.Web.Frames;

/// <summary>How soon after one frame a screen takes the next: more often than a person sees a row change is wasted work.</summary>
public sealed record ScreenPace(TimeSpan BetweenFrames, TimeProvider Time)
{
    public static ScreenPace Usual(TimeProvider time) => new(TimeSpan.FromMilliseconds(100), time);

    /// <summary>Rests before the next frame; the first change after a rest is shown at once.</summary>
    public Task RestAsync(CancellationToken cancellationToken) => Task.Delay(BetweenFrames, Time, cancellationToken);
}
