namespace StsDashboard.Cluster.Store;

/// <summary>One reader's view of the store's changes. The first wait returns at once with everything.</summary>
public sealed class StoreSubscription : IDisposable
{
    /// <summary>Waits until something changed since the last call, and says what.</summary>
    public ValueTask<StoreChanges> WaitAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
