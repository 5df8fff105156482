using System.Collections;
using System.Collections.Immutable;

namespace StsDashboard.Domain.Facts;

/// <summary>An immutable table of facts of one kind, by key.</summary>
public sealed class FactTable<T> : IReadOnlyCollection<T>
    where T : Fact
{
    private readonly ImmutableDictionary<ObjectKey, T> _facts;

    public FactTable(ImmutableDictionary<ObjectKey, T> facts) => _facts = facts;

    public static FactTable<T> Empty { get; } = new(ImmutableDictionary<ObjectKey, T>.Empty);

    public int Count => _facts.Count;

    public T? Find(ObjectKey key) => _facts.GetValueOrDefault(key);

    public T? Find(string @namespace, string name) => Find(new ObjectKey(@namespace, name));

    public FactTable<T> With(T fact) => new(_facts.SetItem(fact.Key, fact));

    public FactTable<T> Without(ObjectKey key) => new(_facts.Remove(key));

    /// <summary>The table after all these edits; a null drops what the key stands for.</summary>
    public FactTable<T> With(IEnumerable<KeyValuePair<ObjectKey, T?>> edits)
    {
        ArgumentNullException.ThrowIfNull(edits);
        var facts = _facts.ToBuilder();
        foreach (var (key, fact) in edits)
        {
            if (fact is null)
            {
                facts.Remove(key);
            }
            else
            {
                facts[key] = fact;
            }
        }
        return new(facts.ToImmutable());
    }

    public IEnumerator<T> GetEnumerator() => _facts.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
