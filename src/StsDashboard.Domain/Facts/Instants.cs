namespace StsDashboard.Domain.Facts;

/// <summary>Sums of instants and spans that stay within time, where absurd facts would overflow.</summary>
internal static class Instants
{
    public static DateTimeOffset Plus(this DateTimeOffset instant, TimeSpan span) =>
        instant < DateTimeOffset.MaxValue - span ? instant + span : DateTimeOffset.MaxValue;

    public static DateTimeOffset Minus(this DateTimeOffset instant, TimeSpan span) =>
        instant > DateTimeOffset.MinValue + span ? instant - span : DateTimeOffset.MinValue;
}
