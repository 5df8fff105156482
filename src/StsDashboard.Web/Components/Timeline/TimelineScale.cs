using System.Globalization;
using StsDashboard.Domain.History;

namespace StsDashboard.Web.Components.Timeline;

/// <summary>The stretch of time that a timeline shows, and where on it an instant lies.</summary>
/// <param name="EndsNow">Its right edge moves with the time.</param>
public sealed record TimelineScale(DateTimeOffset Start, DateTimeOffset End, bool EndsNow)
{
    private const int MostTicks = 8;

    /// <summary>Further right a tick's label would run into the edge's.</summary>
    private const double LastTick = 93;

    /// <summary>A shorter stretch would show the grain of the timestamps, which are whole seconds.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);

    /// <summary>An older change is no longer what people come for.</summary>
    private static readonly TimeSpan RecentChange = TimeSpan.FromHours(1);

    private static readonly TimeSpan[] Steps =
    [
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(seconds => TimeSpan.FromSeconds(seconds)),
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(minutes => TimeSpan.FromMinutes(minutes)),
        .. new[] { 1, 2, 3, 6, 12 }.Select(hours => TimeSpan.FromHours(hours)),
        .. new[] { 1, 2, 7, 14, 30, 90, 365 }.Select(days => TimeSpan.FromDays(days)),
    ];

    public TimeSpan Span => End - Start;

    /// <summary>What is shown until somebody chooses: the last change while it is fresh, else the last hour.</summary>
    public static TimelineWindow Usual(SetHistory history, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history.Changes.Count > 0 && history.Changes[^1] is var last && (last.IsUnderWay || now - last.End < RecentChange)
            ? TimelineWindow.LastChange
            : TimelineWindow.Hour;
    }

    public static TimelineScale Of(TimelineWindow window, SetHistory history, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(history);
        var until = history.GoneAt ?? now;
        var endsNow = history.GoneAt is null;
        return window switch
        {
            TimelineWindow.LastChange when history.Changes.Count > 0 => OfChange(history.Changes[^1], until, endsNow),
            TimelineWindow.QuarterHour => new(until - TimeSpan.FromMinutes(15), until, endsNow),
            TimelineWindow.All => Since(Earliest(history), until, endsNow),
            _ => new(until - TimeSpan.FromHours(1), until, endsNow),
        };
    }

    /// <summary>In hundredths of the width, within it.</summary>
    public double Percent(DateTimeOffset at) => Math.Clamp((at - Start) / Span * 100, 0, 100);

    public bool Shows(DateTimeOffset from, DateTimeOffset to) => from < End && to > Start;

    /// <summary>Round instants, not too close to one another.</summary>
    public IEnumerable<TimelineTick> Ticks()
    {
        var step = Array.Find(Steps, step => Span / step <= MostTicks);
        step = step == default ? Span / MostTicks : step;
        var format = step < TimeSpan.FromMinutes(1) ? "HH:mm:ss" : step < TimeSpan.FromDays(1) ? "HH:mm" : "d MMM";
        for (var at = new DateTimeOffset((Start.UtcTicks / step.Ticks + 1) * step.Ticks, TimeSpan.Zero); Percent(at) <= LastTick; at += step)
        {
            yield return new(Percent(at), at.ToString(format, CultureInfo.InvariantCulture));
        }
    }

    private static TimelineScale OfChange(SetChange change, DateTimeOffset until, bool endsNow)
    {
        var end = change.End is { } at ? Later(at, change.Start + Shortest) : until;
        var margin = (end - change.Start) / 10;
        var withMargin = end + margin + TimeSpan.FromSeconds(2);
        return change.IsUnderWay || withMargin >= until
            ? Since(change.Start - (margin / 2), until, endsNow)
            : new(change.Start - (margin / 2), withMargin, EndsNow: false);
    }

    private static TimelineScale Since(DateTimeOffset start, DateTimeOffset until, bool endsNow) =>
        new(until - start < Shortest ? until - Shortest : start, until, endsNow);

    private static DateTimeOffset Earliest(SetHistory history) => history.Ordinals
        .SelectMany(ordinal => ordinal.Lives)
        .Where(life => !life.IsRebuilt)
        .Select(life => life.Starts[0].At)
        .Concat(history.Changes.Select(change => change.Start))
        .Append(history.Since)
        .Min();

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
