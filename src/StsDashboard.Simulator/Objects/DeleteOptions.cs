namespace StsDashboard.Simulator.Objects;

/// <summary>How to delete an object (<c>metav1.DeleteOptions</c>).</summary>
public sealed record DeleteOptions
{
    /// <summary>No wishes: the kind's own grace and background propagation.</summary>
    public static DeleteOptions Default { get; } = new();

    /// <summary>At once, as the kubelet confirms a pod's end.</summary>
    public static DeleteOptions Now { get; } = new() { GracePeriodSeconds = 0 };

    /// <summary>Seconds; null means the object's own.</summary>
    public long? GracePeriodSeconds { get; init; }

    /// <summary>What becomes of dependents; null means the kind's default.</summary>
    public PropagationPolicy? Propagation { get; init; }

    /// <summary>Refused with 409 unless the object has this UID.</summary>
    public string? Uid { get; init; }

    /// <summary>Refused with 409 unless the object has this resourceVersion.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Check everything, change nothing.</summary>
    public bool DryRun { get; init; }
}
