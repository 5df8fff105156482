using StsDashboard.Domain.Inspection;

namespace StsDashboard.Web.Api.Contracts;

/// <summary>What a set's summary and its detail have in common. Null where it cannot be told (no permission, not asked).</summary>
public abstract record SetDescription<TSlot>
{
    public string Namespace { get; init; } = "";

    public string Name { get; init; } = "";

    public string Uid { get; init; } = "";

    public Verdict Verdict { get; init; }

    /// <summary>One line: why the verdict is what it is.</summary>
    public string Reason { get; init; } = "";

    public DateTimeOffset Since { get; init; }

    /// <summary>What the controller waits for; null when it waits for nothing.</summary>
    public WaitingFor? WaitingFor { get; init; }

    public int Replicas { get; init; }

    public int? Ready { get; init; }

    public int? Available { get; init; }

    public int? Updated { get; init; }

    public int StartOrdinal { get; init; }

    /// <summary>Counted from the start ordinal; null unless the strategy is RollingUpdate.</summary>
    public int? Partition { get; init; }

    public string UpdateStrategy { get; init; } = "";

    public string PodManagementPolicy { get; init; } = "";

    public string ServiceName { get; init; } = "";

    public string CurrentRevision { get; init; } = "";

    public string UpdateRevision { get; init; } = "";

    /// <summary>By ordinal.</summary>
    public IReadOnlyList<TSlot> Slots { get; init; } = [];

    public NameCounts Names { get; init; } = new(0, null, 0, 0);

    public ClaimCounts Claims { get; init; } = new(null, null, 0, 0);

    public DateTimeOffset CreatedAt { get; init; }
}
