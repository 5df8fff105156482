using System.Collections;

namespace StsDashboard.Domain.Facts;

/// <summary>An immutable table of facts of one kind, by key.</summary>
public sealed class FactTable<T> : IReadOnlyCollection<T>
    where T : Fact
{
    private readonly WideTable<ObjectKey, T> _facts;

    private FactTable(WideTable<ObjectKey, T> facts) => _facts = facts;

    public static FactTable<T> Empty { get; } = new(WideTable<ObjectKey, T>.Empty);

    public int Count => _facts.Count;

    public T? Find(ObjectKey key) => _facts.Find(key);

    public T? Find(string @namespace, string name) => Find(new ObjectKey(@namespace, name));

    public FactTable<T> With(T fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return With([new(fact.Key, fact)]);
    }

    public FactTable<T> Without(ObjectKey key) => With([new(key, null)]);

    /// <summary>The table after all these edits; a null drops what the key stands for.</summary>
    public FactTable<T> With(IEnumerable<KeyValuePair<ObjectKey, T?>> edits)
    {
        ArgumentNullException.ThrowIfNull(edits);
        return new(_facts.With(edits));
    }

    public IEnumerator<T> GetEnumerator() => _facts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
