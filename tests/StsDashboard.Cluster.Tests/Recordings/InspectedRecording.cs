using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Cluster.Tests.Recordings;

/// <summary>
/// A recording, each set of which is inspected at every change: kept are the moments after each thing that someone typed,
/// and half a minute after the end. Events are read when they are wanted. Names are not asked: this is what the API alone gives.
/// </summary>
public sealed class InspectedRecording
{
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(30);
    private static readonly Lazy<IReadOnlyList<InspectedRecording>> Everything = new(() =>
        [.. ControllerModelRecordingTests.Names.Select(row => new InspectedRecording(Recording.Load(row.Data)))]);

    private static readonly Dictionary<string, DateTimeOffset> FirstSeenUnused = [];

    private readonly Dictionary<ObjectKey, SetInspection> _inspections = [];
    private readonly List<InspectedMoment> _moments = [];
    private readonly List<string> _contradictions = [];

    private InspectedRecording(Recording recording)
    {
        Name = recording.Name;
        var replay = new Replay(recording);
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
            Keep($"$ {recording.Steps[number].Kubectl}", replay.Snapshot);
            if (isLast)
            {
                Inspect(replay, replay.Now + Aftermath);
                Inspect(replay, replay.Now + Aftermath);
                Keep("30 s later", replay.Snapshot);
            }
        }
    }

    /// <summary>Read once, for reading them takes a while.</summary>
    public static IReadOnlyList<InspectedRecording> All => Everything.Value;

    public string Name { get; }

    public IReadOnlyList<InspectedMoment> Moments => _moments;

    /// <summary>Every instant at which a set was called healthy and carried an error.</summary>
    public IReadOnlyList<string> Contradictions => _contradictions;

    private void Inspect(Replay replay, DateTimeOffset now)
    {
        replay.Tell(_inspections.Values.SelectMany(inspection => inspection.ReasonsWanted));
        var snapshot = replay.Snapshot;
        foreach (var gone in _inspections.Keys.Where(key => snapshot.Sets.Find(key) is null).ToList())
        {
            _inspections.Remove(gone);
        }
        foreach (var set in snapshot.Sets)
        {
            var inspection = SetInspector.Inspect(snapshot, set, now, previous: _inspections.GetValueOrDefault(set.Key));
            _inspections[set.Key] = inspection;
            if (inspection.Verdict == Verdict.Healthy)
            {
                _contradictions.AddRange(inspection.Findings
                    .Where(finding => finding.Severity == Severity.Error)
                    .Select(finding => $"{Name} at {now:O}: {finding.Id} {finding.Message}"));
            }
        }
    }

    private void Keep(string title, ClusterSnapshot snapshot) => _moments.Add(new(
        title,
        [.. _inspections.Values.OrderBy(inspection => inspection.Key)],
        [.. OrphanInspector.Inspect(snapshot, FirstSeenUnused).Where(orphan => orphan.Class == OrphanClass.SetGone)]));
}
