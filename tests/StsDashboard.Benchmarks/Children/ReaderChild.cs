using System.Diagnostics;
using StsDashboard.Benchmarks.Processes;
using StsDashboard.Cluster.Connection;

namespace StsDashboard.Benchmarks.Children;

/// <summary>
/// Reads the whole cluster several times over: <c>floor</c> throws the bytes away, <c>typed</c> holds KubernetesClient's
/// models, <c>ours</c> goes to the first complete frame.
/// </summary>
internal static class ReaderChild
{
    private const int Rounds = 5;

    public static async Task RunAsync(string how, string kubeconfig)
    {
        using var connection = ClusterConnection.Resolve(new ConnectionOptions(kubeconfig));
        var before = ProcessUsage.AfterFullCollection();
        var rounds = new List<Round>();
        ProcessUsage? after = null;
        for (var number = 0; number < Rounds; number++)
        {
            var (round, held) = await MeasureAsync(() => ReadAsync(how, connection, kubeconfig));
            rounds.Add(round);
            after ??= ProcessUsage.AfterFullCollection();
            GC.KeepAlive(held);
            await held.DisposeAsync();
            ProcessUsage.AfterFullCollection();
        }
        ChildRoles.Answer(new ReaderResult(rounds, after!.Heap - before.Heap, after));
    }

    private static async Task<IAsyncDisposable> ReadAsync(string how, ClusterConnection connection, string kubeconfig) => how switch
    {
        "floor" => await DiscardedLists.ReadAsync(connection.Api),
        "typed" => await TypedLists.ReadAsync(kubeconfig),
        _ => await FramedCluster.ReadAsync(connection.Api),
    };

    private static async Task<(Round Round, IAsyncDisposable Held)> MeasureAsync(Func<Task<IAsyncDisposable>> readAsync)
    {
        var before = ProcessUsage.Now();
        var start = Stopwatch.GetTimestamp();
        var held = await readAsync();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var after = ProcessUsage.Now();
        return (new(seconds, after.CpuSeconds - before.CpuSeconds, after.Allocated - before.Allocated), held);
    }
}
