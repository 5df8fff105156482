using System.Text.RegularExpressions;
using StsDashboard.Web.Tests.Hosting;

namespace StsDashboard.Web.Tests.Metrics;

/// <summary><c>docs/metrics.md</c> lists what is really served over a cluster, and nothing else.</summary>
[Collection(MetricsCollection.Name)]
public sealed partial class MetricsPageTests
{
    private const string OwnPrefix = "sts_dashboard_";

    [Fact]
    public async Task MetricsPage_InDocs_ListsWhatIsServed()
    {
        await using var simulator = await WatchedSimulator.StartAsync("showcase");
        var documented = Documented().ToHashSet();
        var served = await Scrape.UntilAsync(simulator.Client, scrape =>
        {
            var rows = Rows(scrape).ToHashSet();
            return documented.SetEquals(rows) ? null : $"""
                docs/metrics.md differs from what is served.
                Only served:
                {string.Join('\n', rows.Except(documented).Order(StringComparer.Ordinal))}
                Only documented:
                {string.Join('\n', documented.Except(rows).Order(StringComparer.Ordinal))}
                """;
        });
        Assert.True(served.Families.ContainsKey("dotnet_gc_collections_total"));
    }

    private static IEnumerable<string> Documented() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "metrics.md")).Where(line => OwnRow().IsMatch(line));

    private static IEnumerable<string> Rows(Scrape scrape) =>
        from family in scrape.Families.Values
        where family.Name.StartsWith(OwnPrefix, StringComparison.Ordinal)
        let labels = string.Join(", ", Scrape.LabelsOf(family).Select(label => $"`{label}`"))
        select $"| `{family.Name}` | {family.Type} | {labels} | {family.Help} |";

    [GeneratedRegex("^\\| `sts_dashboard_")]
    private static partial Regex OwnRow();
}
