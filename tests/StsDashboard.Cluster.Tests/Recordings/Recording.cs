using System.IO.Compression;
using System.Text;
using System.Text.Json;
using StsDashboard.Cluster.Watching;
using StsDashboard.Cluster.Watching.Mapping;
using StsDashboard.Cluster.Watching.Wire;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Recordings;

/// <summary>One scenario played on a real cluster (Kubernetes 1.36), as its API server told it, decoded by the production mapping.</summary>
public sealed class Recording
{
    private Recording(
        string name, IReadOnlyList<RecordedStep> steps, IReadOnlyList<RecordedChange> changes, IReadOnlyList<(TimeSpan At, string Name, EventFact Told)> events, DateTimeOffset startedAt)
    {
        Events = events;
        Name = name;
        Steps = steps;
        Changes = changes;
        StartedAt = startedAt;
    }

    public string Name { get; }

    /// <summary>What a person did, in order.</summary>
    public IReadOnlyList<RecordedStep> Steps { get; }

    /// <summary>What the API server sent, in order of arrival. Objects that are not kept are left out.</summary>
    public IReadOnlyList<RecordedChange> Changes { get; }

    /// <summary>Every event as it was written, and each time it was written again; of one name the last counts.</summary>
    public IReadOnlyList<(TimeSpan At, string Name, EventFact Told)> Events { get; }

    /// <summary>The instant that the recording's times count from, to within a second (that is how exactly objects say when they were made).</summary>
    public DateTimeOffset StartedAt { get; }

    public static Recording Load(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Recordings", name);
        var kinds = WatchedKinds.All.ToDictionary(kind => kind.Resource);
        var changes = new List<RecordedChange>();
        var events = new List<(TimeSpan, string, EventFact)>();
        var startedAt = DateTimeOffset.MinValue;
        foreach (var line in LinesOf(Path.Combine(folder, "watch.jsonl.gz")))
        {
            using var json = JsonDocument.Parse(line);
            var type = json.RootElement.GetProperty("type").GetString()!;
            var resource = json.RootElement.GetProperty("resource").GetString()!;
            var at = TimeSpan.FromSeconds(json.RootElement.GetProperty("t").GetDouble());
            if (resource == "events" && json.RootElement.GetProperty("object").Deserialize(WireContext.Default.EventWire) is { } written && EventMapping.ToFact(written) is { } told)
            {
                events.Add((at, written.Metadata.Name, told));
            }
            if (type == "BOOKMARK" || !kinds.TryGetValue(resource, out var kind))
            {
                continue;
            }
            var wire = Read(kind, json.RootElement.GetProperty("object"));
            changes.Add(new(at, kind.Source, wire.Key(), type == "DELETED" ? null : kind.ToFact(wire, out _)));
            if (type == "ADDED" && wire.Metadata.CreationTimestamp - at > startedAt)
            {
                startedAt = wire.CreatedAt() - at;
            }
        }
        var steps = File.ReadLines(Path.Combine(folder, "steps.jsonl")).Select(ReadStep).ToList();
        return new(name, steps, changes, events, startedAt);
    }

    private static ObjectWire Read(WatchedKind kind, JsonElement element)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(element.GetRawText()));
        reader.Read();
        return kind.Read(ref reader);
    }

    private static RecordedStep ReadStep(string line)
    {
        using var json = JsonDocument.Parse(line);
        var step = json.RootElement;
        return new(
            TimeSpan.FromSeconds(step.GetProperty("t").GetDouble()),
            step.GetProperty("kubectl").GetString()!,
            step.TryGetProperty("note", out var note) ? note.GetString() ?? "" : "");
    }

    internal static IEnumerable<string> LinesOf(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
