namespace StsDashboard.Domain.Facts;

/// <summary>
/// What we know of one Kubernetes object. Facts hold only the fields that some rule, row or screen reads; they compare
/// by value, so an object that changed in other fields only is, to us, unchanged.
/// </summary>
public abstract record Fact : IKeyed<ObjectKey>
{
    public required ObjectKey Key { get; init; }

    /// <summary><c>metadata.uid</c>: tells an object from a later one of the same name.</summary>
    public string Uid { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary><c>metadata.deletionTimestamp</c>: the object is on its way out, held by grace period or finalizers.</summary>
    public DateTimeOffset? DeletionTimestamp { get; init; }

    public string Namespace => Key.Namespace;

    public string Name => Key.Name;

    public bool IsTerminating => DeletionTimestamp is not null;
}
