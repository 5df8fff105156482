using StsDashboard.Cluster.Store;
using StsDashboard.Cluster.Watching;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Tests.Recordings;

/// <summary>Plays a recording into a store, up to a point in time, and on from there.</summary>
public sealed class Replay
{
    private int _next;

    public Replay(Recording recording)
    {
        Recording = recording;
        foreach (var kind in WatchedKinds.All)
        {
            Store.Report(new SourceFact { Kind = kind.Source, State = SourceState.Live, Since = recording.StartedAt });
        }
    }

    public Recording Recording { get; }

    public ClusterStore Store { get; } = new();

    public ClusterSnapshot Snapshot => Store.Snapshot;

    /// <summary>The time of the last move.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Applies the next change; null at the end.</summary>
    public RecordedChange? Step()
    {
        if (_next == Recording.Changes.Count)
        {
            return null;
        }
        var change = Recording.Changes[_next++];
        Now = Recording.StartedAt + change.At;
        if (change.Fact is { } fact)
        {
            Store.Upsert(fact);
        }
        else
        {
            Store.Remove(change.Kind, change.Key);
        }
        return change;
    }

    /// <summary>Applies everything that had happened by then.</summary>
    public void AdvanceTo(TimeSpan at)
    {
        while (_next < Recording.Changes.Count && Recording.Changes[_next].At <= at)
        {
            Step();
        }
        Now = Recording.StartedAt + at;
    }

    /// <summary>Answers for the objects whose reasons are wanted, as the reader of events would.</summary>
    public void Tell(IEnumerable<EventSubject> wanted)
    {
        var told = Recording.Events.Where(written => written.At <= Now - Recording.StartedAt).ToLookup(written => written.Told.Subject);
        Store.SetEvents(
            [.. wanted.Select(subject => new ObjectEvents(
                subject,
                EventsState.Read,
                told[subject].GroupBy(written => written.Name).Select(again => again.Last().Told).OrderByDescending(last => last.LastAt).ToValueList()))],
            []);
    }

    /// <summary>Applies everything that came before a person's next deed; after the last deed, all that is left.</summary>
    /// <param name="step">The number of the deed whose outcome is wanted, from 0.</param>
    public void AdvanceToOutcomeOf(int step) =>
        AdvanceTo(step + 1 < Recording.Steps.Count ? Recording.Steps[step + 1].At : Recording.Changes[^1].At);
}
