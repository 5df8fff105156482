using System.Collections;

namespace StsDashboard.Domain.Facts;

/// <summary>An immutable table of what DNS says, by absolute name without the trailing dot.</summary>
public sealed class NameTable : IReadOnlyCollection<NameFact>
{
    private readonly WideTable<string, NameFact> _names;

    private NameTable(WideTable<string, NameFact> names) => _names = names;

    public static NameTable Empty { get; } = new(WideTable<string, NameFact>.Empty);

    public int Count => _names.Count;

    public NameFact? Find(string fqdn) => _names.Find(fqdn);

    /// <summary>The table with these names as they are now, and without those that need not be known any more.</summary>
    public NameTable With(IEnumerable<NameFact> changed, IEnumerable<string> dropped)
    {
        ArgumentNullException.ThrowIfNull(changed);
        ArgumentNullException.ThrowIfNull(dropped);
        return new(_names.With(
            changed.Select(name => KeyValuePair.Create(name.Fqdn, (NameFact?)name)).Concat(dropped.Select(fqdn => KeyValuePair.Create(fqdn, (NameFact?)null)))));
    }

    public IEnumerator<NameFact> GetEnumerator() => _names.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
