namespace StsDashboard.Domain.Facts;

/// <summary>Sums of instants and spans that end at the end of time, where absurd facts would overflow.</summary>
internal static class Instants
{
    public static DateTimeOffset Plus(this DateTimeOffset instant, TimeSpan span) =>
        instant < DateTimeOffset.MaxValue - span ? instant + span : DateTimeOffset.MaxValue;
}
