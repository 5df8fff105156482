using System.Globalization;

namespace StsDashboard.Domain.Identity;

/// <summary>
/// A pod's name <c>&lt;set&gt;-&lt;ordinal&gt;</c>, both ways. The name says which ordinal a pod is; whether it belongs to
/// the set is decided by its controller's UID. Source: pkg/controller/statefulset/stateful_set_utils.go.
/// </summary>
public static class PodIdentity
{
    public static string Name(string set, int ordinal) => string.Create(CultureInfo.InvariantCulture, $"{set}-{ordinal}");

    /// <summary>The ordinal, or null when the name is not exactly one that the controller would give to a pod of the set.</summary>
    public static int? OrdinalOf(string set, string pod)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(pod);
        return OrdinalOf(set, pod.AsSpan());
    }

    internal static int? OrdinalOf(string set, ReadOnlySpan<char> pod) =>
        pod.Length > set.Length && pod[set.Length] == '-' && pod.StartsWith(set, StringComparison.Ordinal)
            ? ParseOrdinal(pod[(set.Length + 1)..])
            : null;

    /// <summary>Digits only, no leading zero, within an int; else null.</summary>
    internal static int? ParseOrdinal(ReadOnlySpan<char> text) =>
        (text.Length == 1 || !text.StartsWith('0'))
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            ? ordinal
            : null;
}
