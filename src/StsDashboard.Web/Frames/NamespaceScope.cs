using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace StsDashboard.Web.Frames;

/// <summary>The namespaces that somebody may see. Two are equal when they hold the same names.</summary>
public sealed class NamespaceScope : IEquatable<NamespaceScope>
{
    private readonly ImmutableHashSet<string> _names;

    public NamespaceScope(IEnumerable<string> names)
    {
        _names = names.ToImmutableHashSet(StringComparer.Ordinal);
        // No namespace's name has a slash in it.
        Tag = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('/', _names.Order(StringComparer.Ordinal)))))[..16];
    }

    public static NamespaceScope Nothing { get; } = new([]);

    public bool IsEmpty => _names.IsEmpty;

    /// <summary>Short, and the same for equal scopes; tells none of the names.</summary>
    public string Tag { get; }

    public bool Contains(string name) => _names.Contains(name);

    public bool Equals(NamespaceScope? other) => other is not null && _names.SetEquals(other._names);

    public override bool Equals(object? obj) => Equals(obj as NamespaceScope);

    public override int GetHashCode() => Tag.GetHashCode(StringComparison.Ordinal);
}
