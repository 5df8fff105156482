using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>
/// Which live sets of a namespace a claim's name fits. Only exact matches against sets and templates that exist count: a
/// name cannot be split by itself, and can fit two.
/// </summary>
internal sealed class ClaimOwners
{
    private readonly Dictionary<string, List<(StatefulSetFact Set, string Template)>> _byStem = new(StringComparer.Ordinal);

    public ClaimOwners(ClusterSnapshot snapshot, string @namespace)
    {
        foreach (var set in snapshot.SetsByNamespace.Of(@namespace))
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
    }

    /// <summary>Ordered by set and template; empty when no live set makes such a name.</summary>
    public IReadOnlyList<ClaimOwner> Of(string claim) =>
        ClaimStem.Of(claim) is { } stem && _byStem.TryGetValue(stem.Text, out var pairs)
            ? [.. pairs.Select(pair => new ClaimOwner(pair.Set, pair.Template, stem.Ordinal)).OrderBy(owner => owner.Set.Key).ThenBy(owner => owner.Template, StringComparer.Ordinal)]
            : [];
}
