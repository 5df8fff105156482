namespace StsDashboard.Domain.History;

/// <summary>How long something took, of <paramref name="Count"/> times; the quantiles are null when it never happened.</summary>
public sealed record DurationSummary(int Count, TimeSpan? P50, TimeSpan? P95, TimeSpan? P99)
{
    public static DurationSummary Of(IEnumerable<TimeSpan> durations)
    {
        var sorted = durations.Order().ToList();
        return new(sorted.Count, At(sorted, 0.50), At(sorted, 0.95), At(sorted, 0.99));
    }

    /// <summary>The nearest rank: always a duration that occurred.</summary>
    private static TimeSpan? At(List<TimeSpan> sorted, double share) =>
        sorted.Count == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
}
