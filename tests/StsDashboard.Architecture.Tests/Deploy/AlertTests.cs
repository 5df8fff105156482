using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace StsDashboard.Architecture.Tests.Deploy;

/// <summary>Alerts and the Grafana dashboard ask for metrics that there are (<c>docs/metrics.md</c>, which a test holds to what is served).</summary>
public sealed partial class AlertTests
{
    private static readonly Dictionary<string, string[]> Metrics = (
        from line in File.ReadLines(Path.Combine(Repository.Root, "docs", "metrics.md"))
        let row = MetricRow().Match(line)
        where row.Success
        select (Name: row.Groups["name"].Value, Labels: LabelName().Matches(row.Groups["labels"].Value).Select(label => label.Groups[1].Value).ToArray()))
        .ToDictionary(metric => metric.Name, metric => metric.Labels);

    [Fact]
    public void Alerts_InTheChart_AskForMetricsThatExist()
    {
        var rules = Rules().ToList();
        Assert.Contains(rules, rule => $"{rule["alert"]}" == "StatefulSetBlocked");
        Assert.All(rules, rule => AssertKnown($"{rule["expr"]}"));
    }

    [Fact]
    public void Alerts_InTheChart_SayHowLongHowBadAndWhat() => Assert.All(Rules(), rule =>
    {
        Assert.Matches("^[1-9][0-9]*[mhd]$", $"{rule["for"]}");
        Assert.Contains($"{rule["labels"]["severity"]}", new[] { "critical", "warning", "info" });
        Assert.NotEmpty($"{rule["annotations"]["summary"]}");
        Assert.NotEmpty($"{rule["annotations"]["description"]}");
    });

    [Fact]
    public void Panels_OfTheGrafanaDashboard_AskForMetricsThatExist()
    {
        var panels = JsonDocument.Parse(File.ReadAllText(ChartFile("grafana-dashboard.json"))).RootElement.GetProperty("panels").EnumerateArray().ToList();
        Assert.NotEmpty(panels);
        Assert.All(panels.SelectMany(panel => panel.GetProperty("targets").EnumerateArray()), target => AssertKnown(target.GetProperty("expr").GetString()!));
        Assert.Equal(panels.Count, panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
    }

    [Fact]
    public async Task Alerts_InTheChart_AreReadByPrometheus() => await DeployTool.Promtool.SucceedAsync("check", "rules", ChartFile("alerts.yaml"));

    /// <summary>The cases are in <c>alerts.test.yaml</c>, in Prometheus' own form.</summary>
    [Fact]
    public async Task Alerts_InTheChart_FireOnWhatTheyClaimAndOnNothingElse()
    {
        var cases = Path.Combine(Repository.Root, "tests", "StsDashboard.Architecture.Tests", "Deploy", "alerts.test.yaml");
        await DeployTool.Promtool.SucceedAsync("test", "rules", cases);
        var tested = File.ReadAllText(cases);
        Assert.All(Rules(), rule => Assert.Contains($"alertname: {rule["alert"]}\n", tested));
    }

    private static void AssertKnown(string expression)
    {
        var selectors = Selector().Matches(expression);
        Assert.True(selectors.Count > 0, $"no metric in: {expression}");
        foreach (Match selector in selectors)
        {
            var name = selector.Groups["name"].Value;
            var labels = Metrics.GetValueOrDefault(name) ?? Metrics.GetValueOrDefault(HistogramSuffix().Replace(name, ""));
            Assert.True(labels is not null, $"{name} is not in docs/metrics.md: {expression}");
            Assert.All(MatchedLabel().Matches(selector.Groups["labels"].Value), label => Assert.Contains(label.Groups[1].Value, labels!));
        }
    }

    private static IEnumerable<YamlNode> Rules()
    {
        var stream = new YamlStream();
        using var reader = File.OpenText(ChartFile("alerts.yaml"));
        stream.Load(reader);
        return ((YamlSequenceNode)stream.Documents[0].RootNode["groups"]).SelectMany(group => (YamlSequenceNode)group["rules"]);
    }

    private static string ChartFile(string name) => Path.Combine(Rendering.Chart, "files", name);

    [GeneratedRegex(@"^\| `(?<name>sts_dashboard_\w+)` \| \w+ \| (?<labels>[^|]*) \|")]
    private static partial Regex MetricRow();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex LabelName();

    [GeneratedRegex(@"\b(?<name>sts_dashboard_\w+)(?:\{(?<labels>[^}]*)\})?")]
    private static partial Regex Selector();

    [GeneratedRegex("(\\w+)(?:=~|!~|!=|=)\"")]
    private static partial Regex MatchedLabel();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex HistogramSuffix();
}
