using System.Buffers;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using StsDashboard.Cluster.Watching;
using StsDashboard.Domain.Facts;
using StsDashboard.Simulator;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Cluster.Tests.Watching;

/// <summary>What a pod of real size costs, in counts that do not depend on the machine. The figures behind the bounds are in docs/performance.md.</summary>
public sealed class DecodingCostTests
{
    private static readonly WatchedKind PodKind = WatchedKinds.All.Single(kind => kind.Source == SourceKind.Pods);

    [Fact]
    public async Task Pod_OfFiveThousandBytes_AllocatesLessThanItsTextWould()
    {
        var line = await EventOfAPodAsync();
        Assert.InRange(line.Length, 5000, 8000);

        Assert.InRange(AllocatedBy(() => PodKind.ToFact(WatchEvent.Parse(line, PodKind).Object, out _)), 1, 7000);
    }

    [Fact]
    public async Task Pod_OfAnotherWorkloadWithoutClaims_LeavesNothing()
    {
        var line = await EventOfAPodAsync(pod => pod.Replace("\"StatefulSet\"", "\"ReplicaSet\"").Replace("persistentVolumeClaim", "emptyDir"));

        Assert.Null(PodKind.ToFact(WatchEvent.Parse(line, PodKind).Object, out var error));
        Assert.Null(error);
    }

    [Fact]
    public async Task Pod_ReadAgain_SharesTheStringsThatRepeat()
    {
        var line = await EventOfAPodAsync();

        var first = (PodFact)PodKind.ToFact(WatchEvent.Parse(line, PodKind).Object, out _)!;
        var again = (PodFact)PodKind.ToFact(WatchEvent.Parse(line, PodKind).Object, out _)!;

        Assert.Same(first.Node, again.Node);
        Assert.Same(first.Revision, again.Revision);
        Assert.Same(first.Namespace, again.Namespace);
    }

    private static async Task<ReadOnlySequence<byte>> EventOfAPodAsync(Func<string, string>? change = null)
    {
        await using var cluster = await SimulatedCluster.StartAsync(
            new SimulatorOptions { Scenario = "load:1x1", Lively = false }, TimeProvider.System, NullLoggerFactory.Instance, TestContext.Current.CancellationToken);
        var pod = Encoding.UTF8.GetString(Assert.Single(cluster.Objects.Snapshot(ResourceTypes.Pods).Objects).Utf8.Span);
        return new(Encoding.UTF8.GetBytes($$"""{"type":"ADDED","object":{{change?.Invoke(pod) ?? pod}}}"""));
    }

    private static long AllocatedBy(Action work)
    {
        const int Times = 1000;
        work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var time = 0; time < Times; time++)
        {
            work();
        }
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Times;
    }
}
