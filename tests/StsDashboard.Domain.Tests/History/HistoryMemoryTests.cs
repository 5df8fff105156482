using StsDashboard.Domain.Facts;
using StsDashboard.Domain.History;
using StsDashboard.Domain.Inspection;
using StsDashboard.Testing;

namespace StsDashboard.Domain.Tests.History;

/// <summary>Alone, because it weighs the whole process.</summary>
[CollectionDefinition(nameof(HistoryMemoryTests), DisableParallelization = true)]
[Collection(nameof(HistoryMemoryTests))]
public sealed class HistoryMemoryTests(ITestOutputHelper output)
{
    private const int Pods = 20_000;
    private const int PerSet = 100;
    private const int MostBytesEach = 300;

    [Fact]
    public void History_OfQuietPods_WeighsLittle()
    {
        var set = Sets.Web(PerSet);
        var inspections = Enumerable.Range(0, Pods / PerSet).Select(_ => Quiet(set)).ToList();
        var histories = new List<SetHistory>(inspections.Count);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var inspection in inspections)
        {
            histories.Add(Historian.Continue(null, inspection, Clock.Now)!);
        }
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Pods;

        output.WriteLine($"{each:0} bytes for each of {Pods} pods");
        Assert.All(histories, history => Assert.Equal(7, history.Ordinals[0].Last.Starts.Count + 1));
        Assert.InRange(each, 1, MostBytesEach);
        GC.KeepAlive(inspections);
    }

    private static SetInspection Quiet(StatefulSetFact set)
    {
        var inspection = Inspections.Healthy(set);
        return inspection with { Slots = inspection.Slots.Select(slot => slot with { Pod = PodStages.Up(set, slot.Ordinal, -3600) }).ToValueList() };
    }
}
