using StsDashboard.Domain.Facts;
using StsDashboard.Domain.History;

namespace StsDashboard.Web.Tests.Components.Timeline;

/// <summary>Makes the history of a set; seconds count back from now.</summary>
internal sealed class HistoryBuilder
{
    private const int WatchedFor = 7200;

    private readonly List<OrdinalHistory> _ordinals = [];
    private readonly List<SetChange> _changes = [];

    /// <param name="asked">When the names were first asked for.</param>
    public HistoryBuilder Quiet(int first, int last, int asked = 7000)
    {
        for (var ordinal = first; ordinal <= last; ordinal++)
        {
            _ordinals.Add(new(ordinal, [Life($"old-{ordinal}", (PhaseKind.Unscheduled, 90_000), (PhaseKind.Starting, 89_999), (PhaseKind.Ready, 89_990), (PhaseKind.NameResolves, asked))]));
        }
        return this;
    }

    /// <summary>A quiet pod that was deleted, and its successor, ready and found by name ten seconds later.</summary>
    public HistoryBuilder Replaced(int ordinal, int ago)
    {
        var old = Life($"old-{ordinal}", (PhaseKind.Unscheduled, 90_000), (PhaseKind.Ready, 89_990), (PhaseKind.Deleting, ago), (PhaseKind.Gone, ago - 3)) with { End = LifeEnd.Updated };
        _ordinals.Add(new(ordinal, [old, Life(
            $"new-{ordinal}", (PhaseKind.Missing, ago - 3), (PhaseKind.Unscheduled, ago - 4), (PhaseKind.WaitingForVolumes, ago - 5), (PhaseKind.Starting, ago - 6), (PhaseKind.NotReady, ago - 7), (PhaseKind.Ready, ago - 9), (PhaseKind.NameResolves, ago - 10))]));
        return this;
    }

    public HistoryBuilder NotReady(int ordinal, int ago)
    {
        _ordinals.Add(new(ordinal, [Life($"new-{ordinal}", (PhaseKind.Unscheduled, ago), (PhaseKind.Starting, ago - 1), (PhaseKind.NotReady, ago - 2)) with { Restarts = 3 }]));
        return this;
    }

    public HistoryBuilder Rollout(int ago, int? endedAgo, int done, int total)
    {
        _changes.Add(new(
            ChangeKind.Rollout, "web-old", "web-new", At(ago), StartExact: true, endedAgo is { } end ? At(end) : null,
            endedAgo is null ? ChangeState.UnderWay : ChangeState.Complete, done, total, done > 0 ? 2 : null, done > 0 ? TimeSpan.FromSeconds(9) : null));
        return this;
    }

    public SetHistory Build() => new()
    {
        Uid = "uid",
        Since = At(WatchedFor),
        UpdateRevision = "web-new",
        Replicas = _ordinals.Count,
        Ordinals = _ordinals.OrderBy(ordinal => ordinal.Ordinal).ToValueList(),
        Changes = _changes.ToValueList(),
    };

    public static DateTimeOffset At(int secondsAgo) => InspectionBuilder.Now.AddSeconds(-secondsAgo);

    private static PodLife Life(string uid, params (PhaseKind Kind, int Ago)[] phases) => new()
    {
        Uid = uid,
        Revision = uid.StartsWith("new", StringComparison.Ordinal) ? "web-new" : "web-old",
        Node = "node-1",
        IsRebuilt = phases[0].Ago > WatchedFor,
        Starts = phases.Select(phase => new PhaseStart(phase.Kind, At(phase.Ago), exact: true)).ToValueList(),
    };
}
