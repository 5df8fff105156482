using System.Text;

namespace StsDashboard.Cluster.Watching.Wire;

/// <summary>
/// Gives one instance for strings that repeat across objects (namespaces, label keys and values, revisions, nodes,
/// phases). A table of fixed size in which a newcomer takes the older one's place: bounded, and without a lock, since a
/// lost race only costs a second instance.
/// </summary>
internal sealed class StringPool
{
    /// <summary>Longer strings (messages, annotations) rarely repeat.</summary>
    public const int LongestPooled = 64;

    private const int Slots = 1 << 14;

    private readonly string?[] _slots = new string?[Slots];

    public static StringPool Shared { get; } = new();

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return "";
        }
        if (utf8.Length > LongestPooled)
        {
            return New(utf8);
        }
        var hash = new HashCode();
        hash.AddBytes(utf8);
        ref var slot = ref _slots[hash.ToHashCode() & (Slots - 1)];
        var held = slot;
        return held is not null && Ascii.Equals(utf8, held) ? held : slot = New(utf8);
    }

    private static string New(ReadOnlySpan<byte> utf8) => TurningControls.Shown(Encoding.UTF8.GetString(utf8));
}
