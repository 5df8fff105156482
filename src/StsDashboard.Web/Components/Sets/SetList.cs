using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Components.Sets;

/// <summary>What a query shows of the sets of one frame: worked out once for all pages that ask for the same.</summary>
/// <param name="Totals">Of all sets in the query's namespaces.</param>
/// <param name="Namespaces">All there are, not only the query's.</param>
public sealed record SetList(IReadOnlyList<SetInspection> Shown, SetTotals Totals, IReadOnlyList<string> Namespaces)
{
    /// <summary>In a quiet cluster one frame may stand for days, while people type many a filter.</summary>
    private const int MostRemembered = 32;

    private static readonly ConditionalWeakTable<ImmutableSortedDictionary<ObjectKey, SetInspection>, ConcurrentDictionary<string, SetList>> Remembered = [];

    public static SetList Of(ImmutableSortedDictionary<ObjectKey, SetInspection> sets, SetQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var lists = Remembered.GetOrCreateValue(sets);
        return lists.Count < MostRemembered ? lists.GetOrAdd(query.ToHref(), _ => Make(sets, query)) : Make(sets, query);
    }

    private static SetList Make(ImmutableSortedDictionary<ObjectKey, SetInspection> sets, SetQuery query)
    {
        var inNamespaces = (query with { Text = "", Verdicts = [], FaultsOnly = false, Order = SetOrder.Name }).Apply(sets.Values);
        return new(query.Apply(sets.Values), SetTotals.Of(inNamespaces), [.. sets.Keys.Select(key => key.Namespace).Distinct()]);
    }
}
