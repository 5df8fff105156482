namespace StsDashboard.Simulator.Controllers;

/// <summary>The API's times: RFC 3339, UTC, whole seconds (<c>metav1.Time</c>).</summary>
internal static class Timestamps
{
    public static string Format(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    public static DateTimeOffset? Parse(string? text) => DateTimeOffset.TryParse(text, out var at) ? at : null;
}
