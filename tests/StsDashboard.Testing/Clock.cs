namespace StsDashboard.Testing;

/// <summary>The instants that built facts and tests agree on.</summary>
public static class Clock
{
    /// <summary>When built sets were created.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);

    /// <summary>An hour later: what built pods did, they did long ago.</summary>
    public static DateTimeOffset Now { get; } = Start.AddHours(1);
}
