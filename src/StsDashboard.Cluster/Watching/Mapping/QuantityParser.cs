using System.Globalization;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Watching.Mapping;

/// <summary>
/// Reads a <c>resource.Quantity</c> (staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go): a decimal number and
/// a binary (<c>Ki</c> … <c>Ei</c>) or decimal (<c>n</c>, <c>u</c>, <c>m</c>, <c>k</c> … <c>E</c>) suffix, or an exponent.
/// </summary>
public static class QuantityParser
{
    /// <summary>8 Pi, more than a volume holds, and the largest number that every reader of JSON takes exactly (RFC 8259, section 6).</summary>
    private const long Most = 1L << 53;

    /// <summary>Fractions of a byte round up, as the API does; what is larger than any volume becomes 8 Pi; nonsense becomes 0.</summary>
    public static Quantity Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return new("", 0);
        }
        var digits = text.AsSpan().TrimStart("+-0123456789.");
        var number = text.AsSpan(0, text.Length - digits.Length);
        return decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && FactorOf(digits) is { } factor
            ? new(text, RoundUp((double)value * (double)factor, value, factor))
            : new(text, 0);
    }

    private static long RoundUp(double estimate, decimal value, decimal factor) =>
        estimate >= Most ? Most
        : estimate <= -Most ? -Most
        : (long)decimal.Ceiling(value * factor);

    private static decimal? FactorOf(ReadOnlySpan<char> suffix) => suffix switch
    {
        "" => 1m,
        "n" => 1e-9m,
        "u" => 1e-6m,
        "m" => 1e-3m,
        "k" => 1e3m,
        "M" => 1e6m,
        "G" => 1e9m,
        "T" => 1e12m,
        "P" => 1e15m,
        "E" => 1e18m,
        "Ki" => 1L << 10,
        "Mi" => 1L << 20,
        "Gi" => 1L << 30,
        "Ti" => 1L << 40,
        "Pi" => 1L << 50,
        "Ei" => 1L << 60,
        ['e' or 'E', .. var exponent] => PowerOfTen(exponent),
        _ => null,
    };

    private static decimal? PowerOfTen(ReadOnlySpan<char> exponent) =>
        int.TryParse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) && power is >= -27 and <= 27
            ? decimal.Parse($"1e{power}", NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;
}
