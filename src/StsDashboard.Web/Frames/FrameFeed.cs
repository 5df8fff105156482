using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace StsDashboard.Web.Frames;

/// <summary>
/// Hands the newest frame to every reader. Each has a queue of one in which the newest wins, so a slow reader skips
/// frames and delays nobody.
/// </summary>
/// <param name="first">What there is to read before the first frame is made.</param>
public sealed class FrameFeed(Frame first) : IFrames
{
    private readonly ConcurrentDictionary<Channel<Frame>, byte> _readers = new();
    private readonly Lock _publishing = new();
    private int _watchers;
    private volatile Frame _current = first;

    public FrameFeed()
        : this(Frame.Empty)
    {
    }

    public Frame Current => _current;

    public int Readers => _readers.Count;

    /// <summary>Whether a reader wants each frame as soon as there can be one: a screen, or a program at the hub.</summary>
    public bool IsWatched => Volatile.Read(ref _watchers) > 0;

    public void Publish(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        lock (_publishing)
        {
            _current = frame;
            foreach (var reader in _readers.Keys)
            {
                reader.Writer.TryWrite(frame);
            }
        }
    }

    /// <summary>The current frame at once, then each newer one, until cancelled.</summary>
    public async IAsyncEnumerable<Frame> Follow([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _watchers);
        try
        {
            await foreach (var frame in FollowInBackground(cancellationToken))
            {
                yield return frame;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _watchers);
        }
    }

    /// <summary>As <see cref="Follow"/>, for a reader that no frame needs to be made sooner for.</summary>
    public async IAsyncEnumerable<Frame> FollowInBackground([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateBounded<Frame>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        lock (_publishing)
        {
            // Registered and primed under one lock: no frame falls between the current one and the first that is published.
            _readers[channel] = 0;
            channel.Writer.TryWrite(_current);
        }
        try
        {
            await foreach (var frame in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return frame;
            }
        }
        finally
        {
            _readers.TryRemove(channel, out _);
        }
    }
}
