namespace StsDashboard.Web.Frames;

/// <summary>The frames that one reader may see.</summary>
public interface IFrames
{
    Frame Current { get; }

    /// <summary>The current frame at once, then each newer one, until cancelled; ends by itself when the reader's session does.</summary>
    IAsyncEnumerable<Frame> Follow(CancellationToken cancellationToken = default);
}
