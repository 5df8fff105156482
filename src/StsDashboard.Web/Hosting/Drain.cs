using StsDashboard.Web.Live;

namespace StsDashboard.Web.Hosting;

/// <summary>
/// The time between being told to end and ending: the program is not ready any more and goes on serving, until whoever sends
/// it requests has noticed. A pod is told to end and taken out of its Services at the same moment, and the second takes a
/// while to reach every node and every ingress (kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle, "Termination of Pods").
/// Then pages and streams are closed, so that they go on elsewhere, and the program ends.
/// </summary>
public sealed class Drain(TimeSpan duration, TimeProvider time, LiveConnections connections, IHostApplicationLifetime application)
{
    private int _begun;

    /// <summary>Nobody new is to be sent here.</summary>
    public bool HasBegun => Volatile.Read(ref _begun) == 1 || application.ApplicationStopping.IsCancellationRequested;

    /// <summary>Ends the program when the time is over; at once when asked a second time.</summary>
    public async Task BeginAsync()
    {
        if (Interlocked.Exchange(ref _begun, 1) == 0)
        {
            await Task.Delay(duration, time, application.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await EndAsync();
    }

    /// <summary>Ends the program now.</summary>
    public async Task EndAsync()
    {
        Volatile.Write(ref _begun, 1);
        await connections.CloseAsync();
        application.StopApplication();
    }
}
