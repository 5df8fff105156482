using StsDashboard.Domain.Facts;
using StsDashboard.Domain.History;
using StsDashboard.Domain.Identity;
using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Api;

/// <summary>A set's history as REST shows it.</summary>
internal static class TimelineMapping
{
    public static TimelineView ToTimeline(this SetHistory history, ObjectKey key, Frame frame, DateTimeOffset now)
    {
        // Nothing is known of the pods of a set that is gone, so for them time stands still.
        var until = history.GoneAt ?? now;
        return new(
            frame.Version,
            now,
            history.Since,
            history.GoneAt,
            [.. history.Ordinals.Select(ordinal => new OrdinalTimeline(ordinal.Ordinal, [.. ordinal.Lives.Select(life => life.ToView(key.Name, ordinal.Ordinal, until))]))],
            [.. history.Changes.Select(change => change.ToView(until))],
            history.ToNameTimes(key, frame, until));
    }

    private static LifeView ToView(this PodLife life, string set, int ordinal, DateTimeOffset now) => new(
        life.HasPod ? PodIdentity.Name(set, ordinal) : null,
        OrNull(life.Uid),
        OrNull(life.Revision),
        OrNull(life.Node),
        life.Restarts,
        life.IsRebuilt,
        life.EndedAt,
        life.End,
        OrNull(life.EndReason),
        [.. life.Phases().Select(phase => new PhaseView(phase.Kind, phase.Start, phase.End, Seconds(phase.Duration(now)), phase.Exact))]);

    private static ChangeView ToView(this SetChange change, DateTimeOffset now) => new(
        change.Kind,
        change.From,
        change.To,
        change.State,
        change.Start,
        change.StartExact,
        change.End,
        Seconds((change.End ?? now) - change.Start),
        change.PodsDone,
        change.PodsTotal,
        change.Pace(now) is { } pace ? Math.Round(pace, 2) : null,
        change.LongestOrdinal,
        change.Longest is { } longest ? Seconds(longest) : null);

    private static NameTimes ToNameTimes(this SetHistory history, ObjectKey key, Frame frame, DateTimeOffset now)
    {
        var slots = frame.Sets.GetValueOrDefault(key)?.Slots.ToDictionary(slot => slot.Ordinal) ?? [];
        var names = history.NameConvergences()
            .Where(name => name.ResolvesAt is not null || IsAsked(slots.GetValueOrDefault(name.Ordinal), frame))
            .ToList();
        var taken = DurationSummary.Of(names.Where(name => name.ResolvesAt is not null).Select(name => name.Duration(now)));
        return new(
            new DurationView(taken.Count, taken.P50?.TotalSeconds, taken.P95?.TotalSeconds, taken.P99?.TotalSeconds),
            names.Count - taken.Count,
            [.. names.Select(name => ToView(name, key, slots.GetValueOrDefault(name.Ordinal), now))]);
    }

    /// <summary>Nobody waits for a name that nobody asks for.</summary>
    private static bool IsAsked(Slot? slot, Frame frame) => frame.AsksNames && slot is { Name.Fqdn.Length: > 0 };

    private static NameTimeView ToView(NameConvergence name, ObjectKey key, Slot? slot, DateTimeOffset now) => new(
        name.Ordinal,
        PodIdentity.Name(key.Name, name.Ordinal),
        OrNull(slot?.Name.Fqdn),
        name.ReadyAt,
        name.ResolvesAt,
        Seconds(name.Duration(now)),
        name.ResolvesAt is null ? OrNull(slot?.Name.Explanation) : null);

    private static double Seconds(TimeSpan span) => Math.Max(0, Math.Round(span.TotalSeconds, 3));

    private static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
