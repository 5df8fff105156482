using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Components.Findings;

namespace StsDashboard.Web.Tests.Components.Findings;

public sealed class FindingQueryTests
{
    [Fact]
    public void Href_OfEverything_IsThePlainPage() => Assert.Equal("findings", new FindingQuery().ToHref());

    [Fact]
    public void Href_ReadAgain_IsTheSameQuery()
    {
        var query = new FindingQuery { Namespaces = ["a", "b"], Severities = [Severity.Error], Rules = ["NET002"], Text = "x&y", ByRule = true, Open = "NET002/a/web/Service/web" };

        Assert.Equal("findings?namespace=a&namespace=b&severity=Error&rule=NET002&q=x%26y&group=rule&open=NET002%2Fa%2Fweb%2FService%2Fweb", query.ToHref());
        Assert.Equal(query.ToHref(), FindingQuery.From(["a", "b"], ["error"], ["NET002"], "x&y", "rule", query.Open).ToHref());
    }

    [Fact]
    public void Export_OfAFilter_CarriesItAndNothingOfTheView()
    {
        var query = new FindingQuery { Severities = [Severity.Warning], Text = "web", ByRule = true, Open = "PDB001" };

        Assert.Equal("api/v1/findings?severity=Warning&q=web&format=csv", query.ToExport("csv"));
        Assert.Equal("api/v1/findings?severity=Warning&q=web", query.ToExport("json"));
    }

    [Fact]
    public void From_SeverityNobodyKnows_LeavesItOut() =>
        Assert.True(FindingQuery.From(null, ["Terrible", "7"], null, null, "colour", null).IsEverything);

    [Theory]
    [InlineData("net008", 1)]
    [InlineData("UNSCHEDULABLE", 1)]
    [InlineData("data/kafka", 2)]
    [InlineData("f5c6c6dcf", 1)]
    [InlineData("no such thing", 0)]
    public void Apply_Text_LooksIntoIdMessageSetAndEvidence(string text, int found) =>
        Assert.Equal(found, new FindingQuery { Text = text }.Apply(Sample.Frame.AllFindings).Count);

    [Fact]
    public void Apply_Everything_IsWorstFirst()
    {
        var severities = new FindingQuery().Apply(Sample.Frame.AllFindings).Select(finding => finding.Severity).ToArray();

        Assert.Equal(severities.Order(), severities);
        Assert.Equal(Sample.Frame.AllFindings.Count(), severities.Length);
    }

    [Fact]
    public void Items_SameRuleTwiceOnOneObject_KeepKeysOfTheirOwn()
    {
        var finding = new FindingQuery().Apply(Sample.Frame.AllFindings)[0];

        var keys = FindingItem.Of([finding, finding with { Message = "Another" }]).Select(item => item.Key).ToArray();

        Assert.Equal(2, keys.Distinct().Count());
        Assert.Equal($"{keys[0]}/2", keys[1]);
    }
}
