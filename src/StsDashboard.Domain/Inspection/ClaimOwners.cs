using System.Runtime.CompilerServices;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>
/// Which live sets of a namespace a claim's name fits. Only exact matches against sets and templates that exist count: a
/// name cannot be split by itself, and can fit two.
/// </summary>
internal sealed class ClaimOwners
{
    /// <summary>Every slot of every set asks; a namespace's group of sets never changes, so one answer serves while it lives.</summary>
    private static readonly ConditionalWeakTable<IReadOnlyList<StatefulSetFact>, ClaimOwners> Known = [];

    private readonly Dictionary<string, List<(StatefulSetFact Set, string Template)>> _byStem = new(StringComparer.Ordinal);

    private ClaimOwners(IEnumerable<StatefulSetFact> sets)
    {
        foreach (var set in sets)
        {
            foreach (var template in set.ClaimTemplates)
            {
                var stem = $"{template.Name}-{set.Name}";
                if (!_byStem.TryGetValue(stem, out var pairs))
                {
                    _byStem.Add(stem, pairs = []);
                }
                pairs.Add((set, template.Name));
            }
        }
        foreach (var pairs in _byStem.Values.Where(pairs => pairs.Count > 1))
        {
            AnyAmbiguous = true;
            pairs.Sort(static (one, other) =>
                one.Set.Key.CompareTo(other.Set.Key) is var bySet and not 0 ? bySet : string.CompareOrdinal(one.Template, other.Template));
        }
    }

    /// <summary>Some name fits more than one pair of set and template.</summary>
    public bool AnyAmbiguous { get; }

    public static ClaimOwners In(ClusterSnapshot snapshot, string @namespace) =>
        Known.GetValue(snapshot.SetsByNamespace.Of(@namespace), static sets => new ClaimOwners(sets));

    /// <summary>Ordered by set and template; empty when no live set makes such a name.</summary>
    public IReadOnlyList<ClaimOwner> Of(string claim) =>
        ClaimStem.Of(claim) is { } stem && _byStem.TryGetValue(stem.Text, out var pairs)
            ? pairs.ConvertAll(pair => new ClaimOwner(pair.Set, pair.Template, stem.Ordinal))
            : [];
}
