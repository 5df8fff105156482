namespace StsDashboard.Domain.Facts;

/// <summary>A StatefulSet (apps/v1).</summary>
public sealed record StatefulSetFact : Fact
{
    public LabelSet Labels { get; init; } = LabelSet.Empty;

    public long Generation { get; init; }

    /// <summary><c>spec.replicas</c>; absent means 1.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary><c>spec.ordinals.start</c>; absent means 0.</summary>
    public int StartOrdinal { get; init; }

    /// <summary><c>spec.serviceName</c>; empty when the set names no governing Service.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary><c>OrderedReady</c> or <c>Parallel</c>; unknown values are kept as they are.</summary>
    public string PodManagementPolicy { get; init; } = "OrderedReady";

    /// <summary><c>spec.updateStrategy.type</c>: <c>RollingUpdate</c>, <c>OnDelete</c>, or a value yet unknown.</summary>
    public string UpdateStrategy { get; init; } = "RollingUpdate";

    /// <summary><c>rollingUpdate.partition</c>, counted from the start ordinal; null when there is no <c>rollingUpdate</c> block.</summary>
    public int? Partition { get; init; }

    /// <summary><c>rollingUpdate.maxUnavailable</c> as written; null when absent.</summary>
    public string? MaxUnavailable { get; init; }

    public int MinReadySeconds { get; init; }

    public LabelSelector Selector { get; init; } = new(LabelSet.Empty);

    /// <summary><c>persistentVolumeClaimRetentionPolicy.whenScaled</c>: <c>Retain</c> or <c>Delete</c>.</summary>
    public string WhenScaled { get; init; } = "Retain";

    /// <summary><c>persistentVolumeClaimRetentionPolicy.whenDeleted</c>: <c>Retain</c> or <c>Delete</c>.</summary>
    public string WhenDeleted { get; init; } = "Retain";

    public ValueList<ClaimTemplate> ClaimTemplates { get; init; }

    /// <summary>Labels of the pod template: what a Service's selector has to match.</summary>
    public LabelSet TemplateLabels { get; init; } = LabelSet.Empty;

    /// <summary>The pod template's containers, in order; what a screen shows as the set's images.</summary>
    public ValueList<ContainerTemplate> Containers { get; init; }

    /// <summary>Claims that the pod template itself names: every pod of the set shares them.</summary>
    public ValueList<string> SharedClaims { get; init; }

    public StatefulSetStatus Status { get; init; } = new();

    public bool IsMonotonic => PodManagementPolicy != "Parallel";
}
