namespace StsDashboard.Domain.Facts;

/// <summary>Sums of instants and spans that stay within time, where absurd facts would overflow.</summary>
internal static class Instants
{
    public static DateTimeOffset Plus(this DateTimeOffset instant, TimeSpan span) =>
        span > DateTimeOffset.MaxValue - instant ? DateTimeOffset.MaxValue
        : span < DateTimeOffset.MinValue - instant ? DateTimeOffset.MinValue
        : instant + span;

    public static DateTimeOffset Minus(this DateTimeOffset instant, TimeSpan span) =>
        span > instant - DateTimeOffset.MinValue ? DateTimeOffset.MinValue
        : span < instant - DateTimeOffset.MaxValue ? DateTimeOffset.MaxValue
        : instant - span;
}
