namespace StsDashboard.Cluster.Watching;

/// <summary>
/// Cancels when nothing was heard for too long: a connection whose other end vanished stays open and silent for good.
/// </summary>
internal sealed class SilenceLimit : IDisposable
{
    private readonly CancellationTokenSource _silence;
    private readonly CancellationTokenSource _either;

    public SilenceLimit(TimeProvider time, CancellationToken cancellationToken)
    {
        _silence = new(Timeout.InfiniteTimeSpan, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_silence.Token, cancellationToken);
    }

    /// <summary>Does one thing that has to be done within a time.</summary>
    /// <exception cref="TimeoutException">It was not.</exception>
    public async Task<T> WithinAsync<T>(TimeSpan time, Func<CancellationToken, Task<T>> work)
    {
        _silence.CancelAfter(time);
        try
        {
            return await work(_either.Token);
        }
        catch (OperationCanceledException) when (_silence.IsCancellationRequested)
        {
            throw new TimeoutException($"The API server was silent for {time.TotalSeconds:0} s.");
        }
    }

    public void Dispose()
    {
        _either.Dispose();
        _silence.Dispose();
    }
}
