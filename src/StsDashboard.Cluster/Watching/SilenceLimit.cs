namespace StsDashboard.Cluster.Watching;

/// <summary>
/// Cancels when nothing was heard for too long: a connection whose other end vanished stays open and silent for good.
/// Whoever listens to a body through <see cref="Listen"/> waits for as long as it goes on coming, at some pace.
/// </summary>
internal sealed class SilenceLimit : IDisposable
{
    /// <summary>Less than this within the limit is as good as nothing: a byte a second would never make an object.</summary>
    private const int Word = 4 * 1024;

    private readonly CancellationTokenSource _silence;
    private readonly CancellationTokenSource _either;
    private TimeSpan _limit;
    private TimeSpan _betweenWords;
    private int _heard;

    public SilenceLimit(TimeProvider time, CancellationToken cancellationToken)
    {
        _silence = new(Timeout.InfiniteTimeSpan, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_silence.Token, cancellationToken);
    }

    /// <summary>The same bytes; each <see cref="Word"/> of them gives whoever waits for the rest new time.</summary>
    public Stream Listen(Stream body) => new ListenedStream(body, Heard);

    /// <summary>Does one thing that has to be done within a time.</summary>
    /// <param name="betweenWords">How long the next part may take once something has come; as long as the first when null.</param>
    /// <exception cref="TimeoutException">It was not.</exception>
    public async Task<T> WithinAsync<T>(TimeSpan time, Func<CancellationToken, Task<T>> work, TimeSpan? betweenWords = null)
    {
        _heard = 0;
        _betweenWords = betweenWords ?? time;
        Wait(time);
        try
        {
            return await work(_either.Token);
        }
        catch (OperationCanceledException) when (_silence.IsCancellationRequested)
        {
            throw new TimeoutException($"The API server was silent for {_limit.TotalSeconds:0} s.");
        }
        finally
        {
            _silence.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _either.Dispose();
        _silence.Dispose();
    }

    private void Heard(int bytes)
    {
        var before = _heard;
        _heard += bytes;
        if (before == 0 || _heard >= Word)
        {
            _heard %= Word;
            Wait(_betweenWords);
        }
    }

    private void Wait(TimeSpan limit)
    {
        _limit = limit;
        _silence.CancelAfter(limit);
    }
}
