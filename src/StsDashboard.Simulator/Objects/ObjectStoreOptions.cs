namespace StsDashboard.Simulator.Objects;

/// <summary>Sizes of the store, and what makes its uids and generated names repeatable.</summary>
public sealed record ObjectStoreOptions
{
    /// <summary>The same seed and the same writes give the same uids and generated names.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Changes remembered for each kind; a watch that is further behind gets 410.</summary>
    public int HistoryPerKind { get; init; } = 10_000;
}
