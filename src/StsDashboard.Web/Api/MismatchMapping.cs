using StsDashboard.Domain.Inspection;
using StsDashboard.Web.Api.Contracts;
using StsDashboard.Web.Frames;

namespace StsDashboard.Web.Api;

/// <summary>The names of a frame that do not give what they should, as REST shows them.</summary>
internal static class MismatchMapping
{
    public static IReadOnlyList<MismatchView> Mismatches(this Frame frame, DateTimeOffset now) =>
    [
        .. from set in frame.Sets.Values
           from name in set.Slots.Select(slot => (Ordinal: (int?)slot.Ordinal, slot.Name))
               .Concat(set.Service.Ports.Prepend(set.Service.Name).Select(name => (Ordinal: (int?)null, Name: name)))
           where name.Name is { Expected: true, Result: not (NameResult.Resolves or NameResult.NotExpected or NameResult.NotAsked) }
           select ToView(set, name.Ordinal, name.Name, now),
    ];

    private static MismatchView ToView(SetInspection set, int? ordinal, NameComparison name, DateTimeOffset now) => new(
        name.Fqdn,
        new(set.Set.Namespace, set.Set.Name),
        ordinal,
        name.Result,
        name.PodIps,
        name.SliceIps,
        name.Telling?.Answers ?? [],
        name.Telling?.Server,
        string.IsNullOrEmpty(name.Telling?.Rcode) ? null : name.Telling.Rcode,
        name.Telling?.AskedAt,
        name.CanLastUntil,
        name.CanLastUntil is { } until ? Math.Max(0, Math.Round((until - now).TotalSeconds, 1)) : null,
        name.Explanation);
}
