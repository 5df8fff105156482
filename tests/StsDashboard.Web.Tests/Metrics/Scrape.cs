using System.Globalization;
using System.Text.RegularExpressions;

namespace StsDashboard.Web.Tests.Metrics;

/// <summary>What <c>/metrics</c> answered (Prometheus text format 0.0.4).</summary>
internal sealed partial class Scrape
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private Scrape(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Families = (from line in lines
                    let type = TypeLine().Match(line)
                    where type.Success
                    let name = type.Groups["name"].Value
                    let help = lines.FirstOrDefault(other => other.StartsWith($"# HELP {name} ", StringComparison.Ordinal))
                    select new MetricFamily(name, type.Groups["type"].Value, help?[$"# HELP {name} ".Length..] ?? "", SamplesOf(name, lines)))
            .ToDictionary(family => family.Name);
    }

    public IReadOnlyDictionary<string, MetricFamily> Families { get; }

    /// <summary>The value of one series, labels in the order of the alphabet; null when there is none.</summary>
    public double? Value(string family, string labels = "") =>
        Families.GetValueOrDefault(family)?.Samples.TryGetValue($"{family}{{{labels}}}", out var value) == true ? value : null;

    /// <summary>The names of all labels of a metric, without that of a histogram's bounds.</summary>
    public static string[] LabelsOf(MetricFamily family) =>
        [.. family.Samples.Keys.SelectMany(series => LabelName().Matches(series)).Select(match => match.Groups[1].Value).Where(name => name != "le").Distinct().Order()];

    /// <summary>Asks until the answer is as wanted; fails with what it lacks.</summary>
    public static async Task<Scrape> UntilAsync(HttpClient client, Func<Scrape, string?> lack)
    {
        using var tooLong = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        tooLong.CancelAfter(Patience);
        while (true)
        {
            var scrape = new Scrape(await client.GetStringAsync("/metrics", TestContext.Current.CancellationToken));
            if (lack(scrape) is not { } missing)
            {
                return scrape;
            }
            Assert.False(tooLong.IsCancellationRequested, missing);
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    private static Dictionary<string, double> SamplesOf(string family, string[] lines) =>
        (from line in lines
         let sample = SampleLine().Match(line)
         where sample.Success && Suffix().Replace(sample.Groups["name"].Value, "") is var name && (name == family || sample.Groups["name"].Value == family)
         select (Series: $"{sample.Groups["name"]}{{{sample.Groups["labels"]}}}", Value: double.Parse(sample.Groups["value"].Value, CultureInfo.InvariantCulture)))
        .ToDictionary(sample => sample.Series, sample => sample.Value);

    [GeneratedRegex("^# TYPE (?<name>\\S+) (?<type>\\S+)$")]
    private static partial Regex TypeLine();

    [GeneratedRegex("^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?<labels>.*)\\})? (?<value>\\S+)$")]
    private static partial Regex SampleLine();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Suffix();

    [GeneratedRegex("[{,]([a-z_]+)=\"")]
    private static partial Regex LabelName();
}
