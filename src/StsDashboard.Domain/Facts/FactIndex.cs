using System.Collections.Immutable;

namespace StsDashboard.Domain.Facts;

/// <summary>
/// Facts grouped by something they say of themselves (owner, namespace, Service, claim), kept beside the table so that a
/// set's neighbourhood is found without a scan.
/// </summary>
public sealed class FactIndex<TGroup, T>
    where TGroup : notnull
    where T : Fact
{
    private readonly ImmutableDictionary<TGroup, ImmutableDictionary<ObjectKey, T>> _groups;

    public FactIndex(ImmutableDictionary<TGroup, ImmutableDictionary<ObjectKey, T>> groups) => _groups = groups;

    public static FactIndex<TGroup, T> Empty { get; } = new(ImmutableDictionary<TGroup, ImmutableDictionary<ObjectKey, T>>.Empty);

    public IEnumerable<TGroup> Groups => _groups.Keys;

    /// <summary>The group's facts in no particular order; empty when there are none.</summary>
    public IEnumerable<T> Of(TGroup group) => _groups.TryGetValue(group, out var facts) ? facts.Values : [];

    public FactIndex<TGroup, T> With(TGroup group, T fact)
    {
        var facts = _groups.GetValueOrDefault(group, ImmutableDictionary<ObjectKey, T>.Empty);
        return new(_groups.SetItem(group, facts.SetItem(fact.Key, fact)));
    }

    public FactIndex<TGroup, T> Without(TGroup group, ObjectKey key)
    {
        if (!_groups.TryGetValue(group, out var facts))
        {
            return this;
        }
        var rest = facts.Remove(key);
        return new(rest.IsEmpty ? _groups.Remove(group) : _groups.SetItem(group, rest));
    }
}
