using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StsDashboard.Benchmarks.Reporting;

/// <summary>Gathers the figures of one run, and prints each as it comes.</summary>
internal sealed class Report(ClusterSize size)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly DateTimeOffset _startedAt = DateTimeOffset.UtcNow;
    private readonly string _loadAtStart = LoadAverage();
    private readonly List<Figure> _figures = [];

    public int Objects { get; set; }

    public string Heading =>
        $"Size {size.Name}: {size.Sets} sets of {size.Replicas}; {_startedAt:u}; {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}; load average {_loadAtStart}";

    /// <summary>Of the last minute; other work on the machine makes every time worse, and ratios little.</summary>
    public static string LoadAverage() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    public void Add(string name, double value, string unit, double? atMost = null, double? atLeast = null)
    {
        var figure = new Figure(name, value, unit, atMost, atLeast);
        _figures.Add(figure);
        var goal = figure.IsMet is { } met
            ? string.Create(CultureInfo.InvariantCulture, $"   {(met ? "met" : "MISSED")}, goal {(atMost is null ? "at least" : "at most")} {atMost ?? atLeast:0.##}")
            : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-58} {value,12:#,0.###} {unit}{goal}"));
    }

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(
        new
        {
            size.Name,
            size.Sets,
            size.Replicas,
            Objects,
            StartedAt = _startedAt,
            LoadAverageAtStart = _loadAtStart,
            LoadAverageAtEnd = LoadAverage(),
            Cores = Environment.ProcessorCount,
            Runtime = RuntimeInformation.FrameworkDescription,
            Figures = _figures,
        },
        Indented));
}
