using Bunit;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Components.Strip;

namespace StsDashboard.Web.Tests.Components.Strip;

public sealed class OrdinalStripTests : ScreenTest
{
    [Theory]
    [InlineData(SlotState.Ready, true, "#mark-Ready")]
    [InlineData(SlotState.Ready, false, "#mark-Ready-old")]
    [InlineData(SlotState.NotReady, true, "#mark-NotReady")]
    [InlineData(SlotState.Pending, true, "#mark-Pending")]
    [InlineData(SlotState.Terminating, false, "#mark-Terminating-old")]
    [InlineData(SlotState.Failed, true, "#mark-Failed")]
    [InlineData(SlotState.Missing, false, "#mark-Missing")]
    [InlineData(SlotState.Condemned, true, "#mark-Condemned")]
    [InlineData(SlotState.ClaimOnly, false, "#mark-ClaimOnly")]
    public void Mark_OfEachState_HasItsOwnShape(SlotState state, bool updated, string mark)
    {
        var strip = Strip(new InspectionBuilder().Slot(3, state, updated));

        Assert.Equal(mark, strip.Find("use").GetAttribute("href"));
        Assert.Equal("3", strip.Find("text").TextContent);
    }

    [Fact]
    public void Strip_NotReadyOrdinal_IsPrintedBold()
    {
        var strip = Strip(new InspectionBuilder().Ready(0, 1).Slot(2, SlotState.NotReady));

        Assert.Equal("2", Assert.Single(strip.FindAll("text.hot")).TextContent);
    }

    [Fact]
    public void Strip_MoreThanFourteen_FoldsRunsAndKeepsWhatDiffers()
    {
        var strip = Strip(new InspectionBuilder().Ready(0, 40, updated: false).Slot(41, SlotState.Terminating, updated: false).Ready(42, 95));

        Assert.Equal(["41 ready", "54 ready"], strip.FindAll("text.run").Select(text => text.TextContent));
        Assert.Equal("#mark-Terminating-old", Assert.Single(strip.FindAll("use")).GetAttribute("href"));
        Assert.Equal("0 to 40 ready, old revision; 41 terminating, old revision; 42 to 95 ready", strip.Find("svg").GetAttribute("aria-label"));
    }

    [Fact]
    public void Strip_MoreThanFourteen_LeavesRunsOfThreeUnfolded()
    {
        var strip = Strip(new InspectionBuilder().Ready(0, 2).Slot(3, SlotState.NotReady).Ready(4, 20));

        Assert.Equal(4, strip.FindAll("use").Count);
        Assert.Equal("17 ready", Assert.Single(strip.FindAll("text.run")).TextContent);
    }

    [Fact]
    public void Strip_ThatFits_IsNotFolded() =>
        Assert.Equal(11, Strip(new InspectionBuilder().Ready(0, 10)).FindAll("use").Count);

    [Fact]
    public void Strip_WithMoreRoom_IsNotFolded()
    {
        var strip = Render<OrdinalStrip>(parameters => parameters
            .Add(strip => strip.Inspection, new InspectionBuilder().Ready(0, 13).Build()).Add(strip => strip.MaxWidth, 282));

        Assert.Equal(14, strip.FindAll("use").Count);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(20)]
    [InlineData(60)]
    public void Strip_OfAnyKind_FitsItsRoom(int slots)
    {
        foreach (var every in new[] { 1, 2, 3, 5, 7, 100 })
        {
            var set = new InspectionBuilder();
            for (var ordinal = 0; ordinal < slots; ordinal++)
            {
                set.Slot(ordinal, ordinal % every == every - 1 ? SlotState.NotReady : SlotState.Ready);
            }

            var svg = Strip(set).Find("svg.strip");

            Assert.InRange(double.Parse(svg.GetAttribute("width")!), 1, StripLayout.Room);
        }
    }

    [Fact]
    public void Strip_TightlyFolded_KeepsWhatDiffersAndTheCounts()
    {
        var strip = Strip(new InspectionBuilder().Ready(0, 4).Slot(5, SlotState.NotReady).Ready(6, 10).Slot(11, SlotState.Failed).Ready(12, 15).Slot(16, SlotState.Pending).Ready(17, 17));

        Assert.Equal(["5", "5", "4"], strip.FindAll("text.run").Select(text => text.TextContent.Split(' ')[0]));
        Assert.Equal(["5", "11", "16"], strip.FindAll("text.hot").Select(text => text.TextContent));
    }

    [Fact]
    public void Strip_HeldByPartition_HasLineTickAndFlag()
    {
        var strip = Strip(new InspectionBuilder().Ready(0, 2, updated: false, held: true).Ready(3, 4));

        Assert.Single(strip.FindAll("path.held:not(.dotted)"));
        Assert.Single(strip.FindAll("line.tick"));
        Assert.Single(strip.FindAll("path.flag"));
        Assert.Contains("2 ready, old revision, held; 3 ready", strip.Find("svg").GetAttribute("aria-label"));
    }

    [Fact]
    public void Strip_HeldByOnDelete_HasDottedLineAndNoTick()
    {
        var strip = Strip(new InspectionBuilder().With(set => set with { UpdateStrategy = "OnDelete" }).Ready(0, 2, updated: false, held: true));

        Assert.Single(strip.FindAll("path.held.dotted"));
        Assert.Empty(strip.FindAll("line.tick"));
    }

    [Fact]
    public void Strip_LeftoverClaim_StandsRightOfTheRange()
    {
        var strip = Strip(new InspectionBuilder().Ready(0, 1).Slot(2, SlotState.ClaimOnly));

        var end = double.Parse(strip.Find("line.range").GetAttribute("x1")!);
        var marks = strip.FindAll("use").Select(mark => double.Parse(mark.GetAttribute("x")!)).ToArray();
        Assert.InRange(end, marks[1] + 16, marks[2]);
    }

    [Fact]
    public void Strip_EverythingInRange_HasNoRangeLine() =>
        Assert.Empty(Strip(new InspectionBuilder().Ready(0, 2)).FindAll("line.range"));

    [Fact]
    public void Strip_PodsMayNotBeRead_SaysSoInsteadOfDrawing()
    {
        var strip = Strip(new InspectionBuilder().Ready(0, 2).Unreadable(SourceKind.Pods));

        Assert.Empty(strip.FindAll("svg.strip"));
        Assert.Equal("pods: no permission", strip.Find(".noperm").TextContent);
    }

    private IRenderedComponent<OrdinalStrip> Strip(InspectionBuilder set) =>
        Render<OrdinalStrip>(parameters => parameters.Add(strip => strip.Inspection, set.Build()));
}
