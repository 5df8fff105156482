namespace StsDashboard.Domain.Facts;

/// <summary>A StorageClass.</summary>
public sealed record StorageClassFact : Fact
{
    public string Provisioner { get; init; } = "";

    /// <summary><c>Immediate</c> or <c>WaitForFirstConsumer</c>.</summary>
    public string BindingMode { get; init; } = "Immediate";

    public string ReclaimPolicy { get; init; } = "Delete";

    public bool AllowsExpansion { get; init; }

    /// <summary>Annotation <c>storageclass.kubernetes.io/is-default-class</c>.</summary>
    public bool IsDefault { get; init; }
}
