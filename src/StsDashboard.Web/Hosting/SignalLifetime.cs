using System.Runtime.InteropServices;

namespace StsDashboard.Web.Hosting;

/// <summary>
/// Runs until the system says that it is over: SIGTERM, which a kubelet sends, drains first; Ctrl+C ends at once. Stands in
/// for the host's console lifetime, which drops all pages the moment SIGTERM comes.
/// </summary>
internal sealed class SignalLifetime(Drain drain, ILogger<SignalLifetime> logger) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _signals = [];

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        On(PosixSignal.SIGTERM, drain.BeginAsync);
        On(PosixSignal.SIGINT, drain.EndAsync);
        On(PosixSignal.SIGQUIT, drain.EndAsync);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _signals.ForEach(signal => signal.Dispose());

    private void On(PosixSignal signal, Func<Task> endAsync) => _signals.Add(PosixSignalRegistration.Create(signal, context =>
    {
        // The program's own end, with its own exit code, instead of the system's.
        context.Cancel = true;
        Log.ToldToEnd(logger, signal);
        _ = endAsync();
    }));
}
