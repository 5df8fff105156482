using System.Globalization;

namespace StsDashboard.Web.Components.Dns;

/// <summary>Places values on a logarithmic axis of a drawing; what lies beyond an end is drawn at it.</summary>
/// <param name="Low">The value at <paramref name="Left"/>; above zero.</param>
public sealed record LogScale(double Low, double High, double Left, double Right)
{
    public double At(double value) =>
        Left + (Math.Log(Math.Clamp(value, Low, High) / Low) / Math.Log(High / Low) * (Right - Left));

    /// <summary>The place as an attribute has it.</summary>
    public string Text(double value) => Format(At(value));

    public static string Format(double coordinate) => coordinate.ToString("0.#", CultureInfo.InvariantCulture);
}
