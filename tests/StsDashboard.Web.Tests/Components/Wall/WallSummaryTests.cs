using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Components.Wall;

namespace StsDashboard.Web.Tests.Components.Wall;

public sealed class WallSummaryTests
{
    [Fact]
    public void Headline_Faults_CountsEachKind() =>
        Assert.Equal([(Verdict.Blocked, "2 blocked"), (Verdict.Degraded, "3 degraded")], Headline([.. Sample.Frame.Sets.Values]));

    [Fact]
    public void Headline_EverySetHealthy_SaysSo() =>
        Assert.Equal([(Verdict.Healthy, "All 2 sets healthy")], Headline(InspectionBuilder.Healthy("a", "x", 1), InspectionBuilder.Healthy("a", "y", 1)));

    [Fact]
    public void Headline_HealthyWhenLastHeard_IsThePastAndNotGreen() =>
        Assert.Equal([(null, "The set was healthy")], new WallSummary([InspectionBuilder.Healthy("a", "x", 1)]).Headline(synced: true, current: false));

    [Fact]
    public void Headline_OneProgressing_DoesNotCallAllHealthy() =>
        Assert.Equal([(null, "No faults in 2 sets")], Headline(InspectionBuilder.Healthy("a", "x", 1), Set("b", Verdict.Progressing)));

    [Fact]
    public void Headline_OneUnknown_IsNoGoodNews() =>
        Assert.Equal([(Verdict.Unknown, "1 unknown")], Headline(InspectionBuilder.Healthy("a", "x", 1), Set("b", Verdict.Unknown)));

    [Fact]
    public void Headline_StillSyncing_SaysNothingOfTheWhole() =>
        Assert.Equal([(null, "Reading the cluster")], new WallSummary([InspectionBuilder.Healthy("a", "x", 1)]).Headline(synced: false, current: true));

    [Fact]
    public void Headline_NoSets_SaysSo() => Assert.Equal([(null, "No StatefulSets")], Headline());

    [Fact]
    public void Rows_OfFaults_StandWorstFirst() =>
        Assert.Equal([Verdict.Blocked, Verdict.Blocked, Verdict.Degraded, Verdict.Degraded, Verdict.Degraded], new WallSummary(Sample.Frame.Sets.Values).Rows.Select(set => set.Verdict));

    [Fact]
    public void Counts_OfVerdictsNoSetHas_AreLeftOutButHealthy() =>
        Assert.Equal([(Verdict.Progressing, 1), (Verdict.Healthy, 0)], new WallSummary([Set("a", Verdict.Progressing)]).Counts);

    private static SetInspection Set(string name, Verdict verdict) => new InspectionBuilder("a", name).Ready(0, 0).Verdict(verdict, "Because").Build();

    private static IReadOnlyList<(Verdict?, string)> Headline(params SetInspection[] sets) => new WallSummary(sets).Headline(synced: true, current: true);
}
