using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Components.Sets;

namespace StsDashboard.Web.Tests.Components.Sets;

public sealed class SetQueryTests
{
    [Fact]
    public void Href_OfEverything_IsThePlainPage() => Assert.Equal("./", new SetQuery().ToHref());

    [Fact]
    public void Href_OfAllParts_EscapesThem()
    {
        var query = new SetQuery { Namespaces = ["a", "b"], Text = "x&y", Verdicts = [Verdict.Held], FaultsOnly = true, Order = SetOrder.Name };

        Assert.Equal("./?namespace=a&namespace=b&q=x%26y&verdict=Held&faults=true&sort=name", query.ToHref());
    }

    [Fact]
    public void From_ValuesNobodyKnows_LeavesThemOut()
    {
        var query = SetQuery.From(null, null, ["Blocked", "Purple", "99"], "maybe", "sideways");

        Assert.Equal([Verdict.Blocked], query.Verdicts);
        Assert.False(query.FaultsOnly);
        Assert.Equal(SetOrder.Worst, query.Order);
    }

    [Fact]
    public void WithVerdict_Twice_IsAsBefore() =>
        Assert.Empty(new SetQuery().WithVerdict(Verdict.Held).WithVerdict(Verdict.Held).Verdicts);

    [Fact]
    public void Apply_WorstFirst_OrdersByVerdictThenName()
    {
        var shown = new SetQuery().Apply(Sample.Frame.Sets.Values);

        Assert.Equal(shown.Select(set => set.Verdict).Order(), shown.Select(set => set.Verdict));
        Assert.Equal(["data/kafka", "rec-stuck-rollout-forced-rollback/web"], shown.Take(2).Select(set => set.Key.ToString()));
    }
}
