using System.Globalization;
using StsDashboard.Domain.History;
using StsDashboard.Web.Components.Words;

namespace StsDashboard.Web.Components.Timeline;

/// <summary>A set's history laid out on a scale of time.</summary>
public sealed record TimelineLayout(
    TimelineScale Scale,
    IReadOnlyList<TimelineTick> Ticks,
    IReadOnlyList<TimelineBand> Bands,
    IReadOnlyList<TimelineRow> Rows,
    int RowsLeftOut)
{
    /// <summary>With more ordinals than these, those to which nothing happened are drawn together.</summary>
    private const int MostUnfolded = 50;

    /// <summary>Fewer alike are not worth a fold.</summary>
    private const int ShortestRun = 4;

    /// <summary>More rows than these are no picture any more.</summary>
    private const int MostRows = 80;

    /// <summary>A bar narrower than this could not be seen.</summary>
    private const double Narrowest = 0.25;

    public static TimelineLayout Of(SetHistory history, string set, TimelineScale scale)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(scale);
        var rows = history.Ordinals.Select(ordinal => RowOf(ordinal, scale)).Where(row => row.Bars.Count > 0).ToList();
        if (rows.Count > MostUnfolded)
        {
            rows = Folded(rows);
        }
        var shown = rows.OrderByDescending(row => row.StandsOut).ThenByDescending(row => row.Bars.Count).Take(MostRows).OrderBy(row => row.First).ToList();
        return new(scale, [.. scale.Ticks()], [.. BandsOf(history, set, scale)], shown, rows.Count - shown.Count);
    }

    private static TimelineRow RowOf(OrdinalHistory ordinal, TimelineScale scale) => new(
        ordinal.Ordinal,
        ordinal.Ordinal,
        [
            .. from life in ordinal.Lives
               from phase in life.Phases()
               where scale.Shows(phase.Start, phase.End ?? scale.End)
               select BarOf(life, phase, scale),
        ],
        ordinal.Last is { IsOver: false, Last.Kind: not (PhaseKind.Ready or PhaseKind.NameResolves) });

    private static TimelineBar BarOf(PodLife life, Phase phase, TimelineScale scale)
    {
        var x = scale.Percent(phase.Start);
        var width = Math.Max(Narrowest, scale.Percent(phase.End ?? scale.End) - x);
        var lasted = PhaseWords.Text(phase.Duration(scale.End));
        var why = phase.Kind == PhaseKind.Deleting ? $", {PhaseWords.Text(life.End)}" : "";
        return new(phase.Kind, x, width, phase.Start >= scale.Start && !WasFound(life, phase), $"{PhaseWords.Text(phase.Kind)}{why}: {(phase.End is null ? "for " : "")}{lasted}, from {Clock(phase.Start)}");
    }

    /// <summary>A pod that was ready before anybody looked, and whose name resolved as soon as it was asked for: neither began then.</summary>
    private static bool WasFound(PodLife life, Phase phase) =>
        life.IsRebuilt && phase.Kind is PhaseKind.Ready or PhaseKind.NameResolves && phase.Start <= (life.ResolvesAt ?? life.FirstReadyAt);

    /// <summary>Runs of ordinals that are all the time in one and the same phase become one row.</summary>
    private static List<TimelineRow> Folded(List<TimelineRow> rows)
    {
        var folded = new List<TimelineRow>();
        for (var first = 0; first < rows.Count;)
        {
            var last = first;
            while (last + 1 < rows.Count && IsQuiet(rows[first]) && IsQuiet(rows[last + 1]) && Kind(rows[last + 1]) == Kind(rows[first]) && rows[last + 1].First == rows[last].First + 1)
            {
                last++;
            }
            if (last - first + 1 >= ShortestRun)
            {
                folded.Add(Folded(rows[first], rows[last]));
            }
            else
            {
                folded.AddRange(rows[first..(last + 1)]);
            }
            first = last + 1;
        }
        return folded;
    }

    private static TimelineRow Folded(TimelineRow first, TimelineRow last)
    {
        var end = first.Bars[^1].X + first.Bars[^1].Width;
        var text = $"{last.First - first.First + 1} ordinals: {PhaseWords.Text(Kind(first))}, nothing happened";
        return first with { Last = last.First, Bars = [first.Bars[0] with { Kind = Kind(first), Width = end - first.Bars[0].X, Text = text }] };
    }

    private static bool IsQuiet(TimelineRow row) => row.Bars.All(bar => !bar.IsSeenToStart) && row.Bars[0].X == 0;

    private static PhaseKind Kind(TimelineRow row) => row.Bars[^1].Kind;

    private static IEnumerable<TimelineBand> BandsOf(SetHistory history, string set, TimelineScale scale) =>
        from change in history.Changes
        where scale.Shows(change.Start, change.End ?? scale.End)
        let x = scale.Percent(change.Start)
        let width = Math.Max(Narrowest, scale.Percent(change.End ?? scale.End) - x)
        select new TimelineBand(change, change.Kind == ChangeKind.Rollout ? 0 : 1, x, width, $"{ChangeWords.Title(change, set)}, {ChangeWords.State(change.State)}");

    private static string Clock(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
