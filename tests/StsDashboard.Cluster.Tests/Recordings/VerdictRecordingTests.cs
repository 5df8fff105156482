using System.Text;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Cluster.Tests.Recordings;

/// <summary>
/// What each set of each recording is said to be, after each thing that someone typed and half a minute after the end.
/// Names are not asked: these are the verdicts that the API alone gives.
/// </summary>
public sealed class VerdictRecordingTests
{
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(30);

    private readonly Dictionary<ObjectKey, SetInspection> _inspections = [];

    [Fact]
    public void Inspect_EveryRecording_SaysWhatIsWrittenDown()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Recordings");
        var actual = new StringBuilder();
        foreach (var name in ControllerModelRecordingTests.Names.Select(row => row.Data))
        {
            _inspections.Clear();
            Describe(Recording.Load(name), actual);
        }
        // When a verdict changes on purpose: read what changed, then take this file over.
        File.WriteAllText(Path.Combine(folder, "verdicts.actual.txt"), actual.ToString());
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "verdicts.txt")), actual.ToString());
    }

    private void Describe(Recording recording, StringBuilder text)
    {
        var replay = new Replay(recording);
        text.Append(recording.Name).Append('\n');
        var applied = 0;
        for (var number = 0; number < recording.Steps.Count; number++)
        {
            var isLast = number + 1 == recording.Steps.Count;
            var until = isLast ? TimeSpan.MaxValue : recording.Steps[number + 1].At;
            while (applied < recording.Changes.Count && recording.Changes[applied].At <= until)
            {
                replay.Step();
                applied++;
                Inspect(replay, replay.Now);
            }
            text.Append("  $ ").Append(recording.Steps[number].Kubectl).Append('\n');
            Describe(text, "    ");
            if (isLast)
            {
                Inspect(replay, replay.Now + Aftermath);
                text.Append("  30 s later\n");
                Describe(text, "    ");
            }
        }
    }

    private void Inspect(Replay replay, DateTimeOffset now)
    {
        foreach (var gone in _inspections.Keys.Where(key => replay.Snapshot.Sets.Find(key) is null).ToList())
        {
            _inspections.Remove(gone);
        }
        foreach (var set in replay.Snapshot.Sets)
        {
            _inspections[set.Key] = SetInspector.Inspect(replay.Snapshot, set, now, previous: _inspections.GetValueOrDefault(set.Key));
        }
    }

    private void Describe(StringBuilder text, string indent)
    {
        foreach (var inspection in _inspections.Values.OrderBy(inspection => inspection.Key))
        {
            text.Append($"{indent}{inspection.Set.Name}: {inspection.Verdict}. {inspection.Reason}\n");
            text.Append($"{indent}  {Slots(inspection)}\n");
        }
        if (_inspections.Count == 0)
        {
            text.Append(indent).Append("no set\n");
        }
    }

    /// <summary>Runs of like slots together: <c>0-4 Ready, 5 ClaimOnly</c>; <c>old</c> for another revision than the update's.</summary>
    private static string Slots(SetInspection inspection)
    {
        var runs = new List<(int First, int Last, string What)>();
        foreach (var slot in inspection.Slots)
        {
            var what = slot.State + (slot is { Pod: not null, Updated: false } ? " old" : "") + (slot.Held ? " held" : "");
            if (runs is [.., var run] && run.What == what && run.Last == slot.Ordinal - 1)
            {
                runs[^1] = (run.First, slot.Ordinal, what);
            }
            else
            {
                runs.Add((slot.Ordinal, slot.Ordinal, what));
            }
        }
        return string.Join(", ", runs.Select(run => run.First == run.Last ? $"{run.First} {run.What}" : $"{run.First}-{run.Last} {run.What}"));
    }
}
