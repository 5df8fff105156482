using StsDashboard.Benchmarks.Children;

namespace StsDashboard.Benchmarks.Processes;

/// <summary>The cluster to measure against, and the hand that changes it, in a process of their own.</summary>
internal sealed class ClusterProcess : IAsyncDisposable
{
    private readonly ChildProcess _child;
    private int _nextNumber;

    private ClusterProcess(ChildProcess child, ClusterReady ready)
    {
        _child = child;
        _nextNumber = ready.NextNumber;
        Ready = ready;
    }

    public ClusterReady Ready { get; }

    public static async Task<ClusterProcess> StartAsync(BenchmarkOptions options)
    {
        var child = options.Kubeconfig is { } kubeconfig ? ChildProcess.Start("real", kubeconfig) : ChildProcess.Start("simulator", options.Size.Scenario);
        return new(child, await child.ReadAsync<ClusterReady>());
    }

    /// <summary>Changes sets one after the other, at a steady rate.</summary>
    public Task<ClusterWrites> WriteAsync(double writesPerSecond, double seconds) => AskAsync("write", writesPerSecond, seconds);

    /// <summary>The same, and the sets' templates as well: once each partition is beyond its set, every set is held by it and names it.</summary>
    public Task<ClusterWrites> ReviseAsync(double writesPerSecond, double seconds) => AskAsync("revise", writesPerSecond, seconds);

    public ValueTask DisposeAsync() => _child.DisposeAsync();

    private async Task<ClusterWrites> AskAsync(string command, double writesPerSecond, double seconds)
    {
        var writes = await _child.AskAsync<ClusterWrites>(FormattableString.Invariant($"{command} {writesPerSecond} {seconds} {_nextNumber}"));
        _nextNumber += writes.StartedAt.Count;
        return writes;
    }
}
