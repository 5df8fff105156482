using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Rules;

/// <summary>Wordings that findings' evidence shares.</summary>
internal static class Evidence
{
    /// <summary>A set of hundreds of pods must not fill the screen.</summary>
    private const int Shown = 5;

    /// <summary>An instant, never an age: RFC 3339, UTC, whole seconds as the API has them.</summary>
    public static string At(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    public static string Since(DateTimeOffset instant) => $"since {At(instant)}";

    /// <summary>The first few, and how many more there are.</summary>
    public static string Some(IReadOnlyCollection<string> items) =>
        items.Count <= Shown ? string.Join(", ", items) : $"{string.Join(", ", items.Take(Shown))} and {items.Count - Shown} more";

    /// <summary>Who said what, how often and when last; nothing when there is no event.</summary>
    public static IEnumerable<string> Told(EventFact? told) =>
        told is null ? []
        : [$"{told.Reason}{(told.Component.Length == 0 ? "" : $" from {told.Component}")}: {told.Message}", $"said {(told.Count == 1 ? "once" : $"{told.Count} times")}, last at {At(told.LastAt)}"];

    /// <summary>The addresses, or a dash when there are none.</summary>
    public static string Addresses(ValueList<string> addresses) => addresses.IsEmpty ? "–" : Some(addresses);
}
