using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Components.Topology;

namespace StsDashboard.Web.Tests.Components.Topology;

public sealed class TopologyLayoutTests
{
    [Fact]
    public void Layout_OfThreeOrdinals_LeadsFromTheServiceToEveryVolume()
    {
        var layout = TopologyLayout.Of(InspectionBuilder.Healthy("data", "postgres", 3));
        Assert.Equal(["postgres-0", "postgres-1", "postgres-2"], layout.PodBoxes.Select(box => box.Text));
        Assert.Equal(["node-0 · zone-a", "node-1 · zone-b", "node-2 · zone-c"], layout.Bands.Select(band => band.Label));
        Assert.Equal(6, layout.StorageBoxes.Count);
        Assert.Equal(layout.PodBoxes, layout.Edges.Where(edge => edge.From == layout.Service).Select(edge => edge.To));
        Assert.Equal(9, layout.Edges.Count);
        Assert.All(layout.Edges.Where(edge => edge.From == layout.Service), edge => Assert.Equal(TopologyTone.Plain, edge.Tone));
    }

    [Fact]
    public void Layout_PodsOnOneNode_StandOnOneBand()
    {
        var inspection = new InspectionBuilder("data", "postgres").Ready(0, 4).Build();
        var layout = TopologyLayout.Of(inspection);
        Assert.Equal(3, layout.Bands.Count);
        Assert.Equal(["postgres-0", "postgres-3", "postgres-1", "postgres-4", "postgres-2"], layout.PodBoxes.Select(box => box.Text));
    }

    [Fact]
    public void Layout_BlockingPodAndItsName_AreDrawnApart()
    {
        var layout = TopologyLayout.Of(Sample.Frame.Sets[new("rec-stuck-rollout-forced-rollback", "web")]);
        var blocking = layout.PodBoxes[2];
        Assert.Equal(TopologyTone.Bad, blocking.Tone);
        Assert.Equal("CrashLoopBackOff", blocking.Note);
        Assert.True(Assert.Single(blocking.Marks).Old);
        Assert.Equal([TopologyTone.Plain, TopologyTone.Plain, TopologyTone.Off], layout.Edges.Where(edge => edge.From == layout.Service).Select(edge => edge.Tone));
        Assert.Equal(
            "web-2 on node-2 · zone-c, not ready at an old revision, name not expected; claim data-web-2 Bound 50Gi RWO, volume pvc-e6d6fce2-2",
            blocking.Description);
    }

    [Fact]
    public void Layout_StaleName_IsAHeavyLine() =>
        Assert.Equal(TopologyTone.Bad, TopologyLayout.Of(Sample.Frame.Sets[new("data", "postgres")]).Edges.Single(edge => edge.To.Text == "postgres-1").Tone);

    [Fact]
    public void Layout_LeftoverClaim_HasNoPodAndNoLineToOne()
    {
        var layout = TopologyLayout.Of(new InspectionBuilder("staging", "minio").Slot(0, SlotState.ClaimOnly).Build());
        var pod = Assert.Single(layout.PodBoxes);
        Assert.Equal((TopologyTone.Off, "no pod"), (pod.Tone, Assert.Single(layout.Bands).Label));
        Assert.DoesNotContain(layout.Edges, edge => edge.To == pod || edge.From == pod);
        Assert.Equal(2, layout.StorageBoxes.Count);
    }

    [Fact]
    public void Layout_ServiceThatDoesNotExist_SaysSo()
    {
        var healthy = InspectionBuilder.Healthy("data", "postgres", 1);
        var layout = TopologyLayout.Of(healthy with { Service = healthy.Service with { Exists = false } });
        Assert.Equal((TopologyTone.Bad, "does not exist"), (layout.Service.Tone, layout.Service.Note));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(50)]
    [InlineData(51)]
    [InlineData(300)]
    public void Layout_OfAnyNumber_KeepsBoxesApartAndInside(int replicas)
    {
        var layout = TopologyLayout.Of(InspectionBuilder.Healthy("data", "postgres", replicas));
        foreach (var column in layout.PodBoxes.Concat(layout.StorageBoxes).GroupBy(box => box.X))
        {
            var boxes = column.OrderBy(box => box.Y).ToArray();
            Assert.All(boxes.Zip(boxes.Skip(1)), pair => Assert.True(pair.First.Y + pair.First.Height < pair.Second.Y));
            Assert.All(boxes, box => Assert.InRange(box.Right, 0, TopologyLayout.Width));
            Assert.All(boxes, box => Assert.InRange(box.Y + box.Height, 0, layout.Height));
        }
        Assert.All(layout.PodBoxes, box => Assert.Contains(layout.Bands, band => band.Y < box.Y && box.Y + box.Height < band.Y + band.Height));
        Assert.InRange(layout.Service.Y, 0, layout.Height);
    }

    [Fact]
    public void Layout_OfVeryMany_CountsByPlaceAndState()
    {
        var layout = TopologyLayout.Of(Sample.Frame.Sets[new("data", "cassandra")]);
        Assert.True(layout.IsCounted);
        Assert.Equal(3, layout.PodBoxes.Count);
        Assert.Equal(96, layout.PodBoxes.Sum(box => box.Marks.Sum(mark => mark.Count!.Value)));
        Assert.Contains("terminating", layout.PodBoxes[2].Note);
        Assert.Equal("32 claims", layout.StorageBoxes[0].Text);
        Assert.Equal("1.56Ti", layout.StorageBoxes[1].Note);
    }

    [Fact]
    public void Layout_OfAPodWithSeveralClaims_GivesEachARow()
    {
        var healthy = InspectionBuilder.Healthy("data", "postgres", 1);
        var slot = healthy.Slots[0];
        var two = slot with { Claims = [slot.Claims[0], slot.Claims[0] with { Template = "wal", Name = "wal-postgres-0", Claim = null }] };
        var layout = TopologyLayout.Of(healthy with { Slots = [two] });
        Assert.Equal(["data-postgres-0", "pvc-e6d6fce2-0", "wal-postgres-0"], layout.StorageBoxes.Select(box => box.Text));
        Assert.Equal((TopologyTone.Off, "not created"), (layout.StorageBoxes[2].Tone, layout.StorageBoxes[2].Note));
    }

    [Fact]
    public void Layout_OfLongNames_KeepsTheOrdinal()
    {
        var name = new string('n', 60);
        var box = TopologyLayout.Of(InspectionBuilder.Healthy("data", name, 1)).PodBoxes[0];
        Assert.StartsWith("…", box.Text);
        Assert.EndsWith("n-0", box.Text);
        Assert.Contains($"{name}-0", box.Description);
    }
}
