namespace StsDashboard.Domain.Facts;

/// <summary>
/// A StatefulSet's status: evidence, not truth. Counts that are 0 are omitted by the API, and
/// <see cref="CurrentReplicas"/> can lag behind the pods.
/// </summary>
public sealed record StatefulSetStatus
{
    public long ObservedGeneration { get; init; }

    public int Replicas { get; init; }

    public int ReadyReplicas { get; init; }

    public int AvailableReplicas { get; init; }

    public int CurrentReplicas { get; init; }

    public int UpdatedReplicas { get; init; }

    public string CurrentRevision { get; init; } = "";

    public string UpdateRevision { get; init; } = "";
}
