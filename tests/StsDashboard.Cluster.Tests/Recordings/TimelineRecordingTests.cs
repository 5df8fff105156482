using System.Globalization;
using System.Text;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.History;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Cluster.Tests.Recordings;

/// <summary>What is remembered of each recording at its end: each pod's phases, each rollout and scaling.</summary>
public sealed class TimelineRecordingTests
{
    [Fact]
    public void History_OfEveryRecording_IsThatWrittenDown()
    {
        var text = new StringBuilder();
        foreach (var name in ControllerModelRecordingTests.Names.Select(row => row.Data))
        {
            var recording = Recording.Load(name);
            text.Append(name).Append('\n');
            foreach (var (key, history) in HistoriesOf(recording))
            {
                Describe(text, key, history, recording);
            }
        }
        WrittenDown.AssertSame("timelines.txt", text.ToString());
    }

    private static SortedDictionary<ObjectKey, SetHistory> HistoriesOf(Recording recording)
    {
        var histories = new SortedDictionary<ObjectKey, SetHistory>();
        var inspections = new Dictionary<ObjectKey, SetInspection>();
        var replay = new Replay(recording);
        while (replay.Step() is not null)
        {
            foreach (var gone in histories.Where(entry => entry.Value.GoneAt is null && replay.Snapshot.Sets.Find(entry.Key) is null).ToList())
            {
                histories[gone.Key] = Historian.Close(gone.Value, replay.Now);
                inspections.Remove(gone.Key);
            }
            foreach (var set in replay.Snapshot.Sets)
            {
                var inspection = SetInspector.Inspect(replay.Snapshot, set, replay.Now, previous: inspections.GetValueOrDefault(set.Key));
                inspections[set.Key] = inspection;
                if (Historian.Continue(histories.GetValueOrDefault(set.Key), inspection, replay.Now) is { } history)
                {
                    histories[set.Key] = history;
                }
            }
        }
        return histories;
    }

    private static void Describe(StringBuilder text, ObjectKey key, SetHistory history, Recording recording)
    {
        string Seconds(DateTimeOffset at, bool exact) =>
            Math.Max(0, (at - recording.StartedAt).TotalSeconds).ToString(exact ? "0" : "0.0", CultureInfo.InvariantCulture) + (exact ? "" : "~");

        text.Append($"  {key.Name}{(history.GoneAt is { } gone ? $", gone at {Seconds(gone, false)}" : "")}\n");
        foreach (var change in history.Changes)
        {
            var longest = change.LongestOrdinal is { } ordinal ? $", longest {ordinal}" : "";
            var end = change.End is { } at ? $" to {Seconds(at, false)}" : "";
            text.Append($"    {change.Kind} {change.From} > {change.To}: {change.State}, {Seconds(change.Start, change.StartExact)}{end}, {change.PodsDone} of {change.PodsTotal} pods{longest}\n");
        }
        foreach (var entry in history.Ordinals)
        {
            foreach (var life in entry.Lives)
            {
                var phases = life.Starts.Where(start => start.Kind != PhaseKind.Gone).Select(start => $"{start.Kind} {Seconds(start.At, start.Exact)}");
                var end = life.EndedAt is { } at ? $", gone {Seconds(at, false)}{(life.End == LifeEnd.None ? "" : $" ({life.End}{(life.EndReason.Length > 0 ? $", {life.EndReason}" : "")})")}" : "";
                var restarts = life.Restarts > 0 ? $", {life.Restarts} restarts" : "";
                text.Append($"    {entry.Ordinal} {(life.HasPod ? $"{life.Revision} on {(life.Node.Length > 0 ? life.Node : "no node")}" : "no pod")}{restarts}: {string.Join(", ", phases)}{end}\n");
            }
        }
    }
}
