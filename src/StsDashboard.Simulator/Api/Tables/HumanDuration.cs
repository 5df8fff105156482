namespace StsDashboard.Simulator.Api.Tables;

/// <summary>Durations as kubectl shows them: <c>90s</c>, <c>3m20s</c>, <c>5h</c>, <c>2d3h</c> (apimachinery, pkg/util/duration).</summary>
internal static class HumanDuration
{
    public static string Since(string? timestamp, DateTimeOffset now) =>
        DateTimeOffset.TryParse(timestamp, out var at) ? Format(now - at) : "<unknown>";

    public static string Format(TimeSpan duration)
    {
        var seconds = (long)duration.TotalSeconds;
        if (seconds < -1)
            return "<invalid>";
        if (seconds < 0)
            return "0s";
        var (minutes, hours, days, years) = (seconds / 60, seconds / 3600, seconds / 86400, seconds / (86400 * 365));
        return seconds < 120 ? $"{seconds}s"
            : minutes < 10 ? Two(minutes, "m", seconds % 60, "s")
            : minutes < 180 ? $"{minutes}m"
            : hours < 8 ? Two(hours, "h", minutes % 60, "m")
            : hours < 48 ? $"{hours}h"
            : hours < 192 ? Two(days, "d", hours % 24, "h")
            : days < 365 * 2 ? $"{days}d"
            : days < 365 * 8 ? Two(years, "y", days % 365, "d")
            : $"{years}y";
    }

    private static string Two(long whole, string unit, long rest, string smallUnit) =>
        rest == 0 ? $"{whole}{unit}" : $"{whole}{unit}{rest}{smallUnit}";
}
