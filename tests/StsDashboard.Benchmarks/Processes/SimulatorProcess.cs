using StsDashboard.Benchmarks.Children;

namespace StsDashboard.Benchmarks.Processes;

/// <summary>The simulated cluster in a process of its own.</summary>
internal sealed class SimulatorProcess : IAsyncDisposable
{
    private readonly ChildProcess _child;
    private int _nextNumber = 1;

    private SimulatorProcess(ChildProcess child, SimulatorReady ready)
    {
        _child = child;
        Ready = ready;
    }

    public SimulatorReady Ready { get; }

    public static async Task<SimulatorProcess> StartAsync(ClusterSize size)
    {
        var child = ChildProcess.Start("simulator", size.Scenario);
        return new(child, await child.ReadAsync<SimulatorReady>());
    }

    /// <summary>Changes sets one after the other, at a steady rate.</summary>
    public Task<SimulatorWrites> WriteAsync(double writesPerSecond, double seconds) => AskAsync("write", writesPerSecond, seconds);

    /// <summary>The same, and the sets' templates as well: once each partition is beyond its set, every set is held by it and names it.</summary>
    public Task<SimulatorWrites> ReviseAsync(double writesPerSecond, double seconds) => AskAsync("revise", writesPerSecond, seconds);

    public ValueTask DisposeAsync() => _child.DisposeAsync();

    private async Task<SimulatorWrites> AskAsync(string command, double writesPerSecond, double seconds)
    {
        var writes = await _child.AskAsync<SimulatorWrites>(FormattableString.Invariant($"{command} {writesPerSecond} {seconds} {_nextNumber}"));
        _nextNumber += writes.StartedAt.Count;
        return writes;
    }
}
