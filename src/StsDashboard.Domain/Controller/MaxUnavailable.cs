using System.Globalization;
using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Domain.Controller;

/// <summary>
/// How many pods an update may have down at once. The API server drops the field while the gate
/// <c>MaxUnavailableStatefulSet</c> is off, so a set that carries it is taken at its word.
/// </summary>
internal static class MaxUnavailable
{
    /// <summary>A number or a percentage of the replicas, rounded down, at least 1; 1 when absent or unreadable.</summary>
    public static int Of(StatefulSetFact set)
    {
        var text = set.MaxUnavailable.AsSpan().Trim();
        var isPercentage = text.EndsWith('%');
        if (!int.TryParse(isPercentage ? text[..^1] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return 1;
        }
        var replicas = OrdinalRange.Of(set).Count;
        return Math.Max(1, isPercentage ? (int)Math.Min((long)value * replicas / 100, replicas) : value);
    }
}
