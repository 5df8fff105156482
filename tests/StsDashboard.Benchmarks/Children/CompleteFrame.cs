using StsDashboard.Web.Frames;

namespace StsDashboard.Benchmarks.Children;

/// <summary>Waits for the first frame that shows the whole cluster.</summary>
internal static class CompleteFrame
{
    public static async Task<Frame> CompleteAsync(this FrameFeed feed)
    {
        await foreach (var frame in feed.Follow())
        {
            if (frame.HasSynced)
            {
                return frame;
            }
        }
        throw new InvalidOperationException("The feed ended.");
    }
}
