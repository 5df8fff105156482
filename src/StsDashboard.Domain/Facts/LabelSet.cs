using System.Collections;

namespace StsDashboard.Domain.Facts;

/// <summary>An object's labels, sorted by key and compared by value. Few entries each, so a scan beats a hash table.</summary>
public sealed class LabelSet : IReadOnlyCollection<KeyValuePair<string, string>>, IEquatable<LabelSet>
{
    private readonly KeyValuePair<string, string>[] _pairs;

    private LabelSet(KeyValuePair<string, string>[] pairs) => _pairs = pairs;

    public static LabelSet Empty { get; } = new([]);

    public int Count => _pairs.Length;

    public static LabelSet Of(params ReadOnlySpan<(string Key, string Value)> labels)
    {
        var pairs = new KeyValuePair<string, string>[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            pairs[i] = new(labels[i].Key, labels[i].Value);
        }
        return From(pairs);
    }

    public static LabelSet From(IEnumerable<KeyValuePair<string, string>> labels)
    {
        var pairs = labels.ToArray();
        if (pairs.Length == 0)
        {
            return Empty;
        }
        Array.Sort(pairs, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return new(pairs);
    }

    /// <summary>The label's value, or null when the object does not carry it.</summary>
    public string? Find(string key)
    {
        foreach (var pair in _pairs)
        {
            if (pair.Key == key)
            {
                return pair.Value;
            }
        }
        return null;
    }

    /// <summary>The object carries each of these labels, with the same value.</summary>
    public bool Carries(LabelSet labels)
    {
        foreach (var (key, value) in labels._pairs)
        {
            if (Find(key) != value)
            {
                return false;
            }
        }
        return true;
    }

    public bool Equals(LabelSet? other) => other is not null && _pairs.AsSpan().SequenceEqual(other._pairs);

    public override bool Equals(object? obj) => Equals(obj as LabelSet);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var pair in _pairs)
        {
            hash.Add(pair.Key);
            hash.Add(pair.Value);
        }
        return hash.ToHashCode();
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string>>)_pairs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _pairs.GetEnumerator();

    public override string ToString() => string.Join(',', _pairs.Select(pair => $"{pair.Key}={pair.Value}"));
}
