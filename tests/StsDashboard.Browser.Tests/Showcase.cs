using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Browser.Tests;

/// <summary>
/// The dashboard over the showcase, in which nothing happens by itself: one for all tests that only look. Who changes
/// something in the cluster starts one of their own.
/// </summary>
public sealed class Showcase : IAsyncLifetime
{
    private WatchedSimulator _simulator = null!;

    public Uri Address => _simulator.Address;

    public async ValueTask InitializeAsync()
    {
        _simulator = await WatchedSimulator.StartAsync("showcase", lively: false);
        await _simulator.HasSyncedAsync();
    }

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();
}
