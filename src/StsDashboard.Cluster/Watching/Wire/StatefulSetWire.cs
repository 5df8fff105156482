using System.Text.Json.Serialization;

namespace StsDashboard.Cluster.Watching.Wire;

internal sealed class StatefulSetWire : ObjectWire
{
    public StatefulSetSpecWire Spec { get; set; } = new();

    public StatefulSetStatusWire Status { get; set; } = new();
}

internal sealed class StatefulSetSpecWire
{
    public int? Replicas { get; set; }

    public OrdinalsWire? Ordinals { get; set; }

    public string? ServiceName { get; set; }

    public string? PodManagementPolicy { get; set; }

    public UpdateStrategyWire? UpdateStrategy { get; set; }

    public int MinReadySeconds { get; set; }

    public SelectorWire? Selector { get; set; }

    public RetentionPolicyWire? PersistentVolumeClaimRetentionPolicy { get; set; }

    public ClaimWire[]? VolumeClaimTemplates { get; set; }

    public PodTemplateWire Template { get; set; } = new();
}

internal sealed class OrdinalsWire
{
    public int Start { get; set; }
}

internal sealed class UpdateStrategyWire
{
    public string? Type { get; set; }

    public RollingUpdateWire? RollingUpdate { get; set; }
}

internal sealed class RollingUpdateWire
{
    public int? Partition { get; set; }

    [JsonConverter(typeof(IntOrStringConverter))]
    public string? MaxUnavailable { get; set; }
}

internal sealed class RetentionPolicyWire
{
    public string? WhenScaled { get; set; }

    public string? WhenDeleted { get; set; }
}

internal sealed class StatefulSetStatusWire
{
    public long ObservedGeneration { get; set; }

    public int Replicas { get; set; }

    public int ReadyReplicas { get; set; }

    public int AvailableReplicas { get; set; }

    public int CurrentReplicas { get; set; }

    public int UpdatedReplicas { get; set; }

    public string? CurrentRevision { get; set; }

    public string? UpdateRevision { get; set; }
}

internal sealed class RevisionWire : ObjectWire
{
    public long Revision { get; set; }
}
