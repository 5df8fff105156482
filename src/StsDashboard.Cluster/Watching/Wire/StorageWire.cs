namespace StsDashboard.Cluster.Watching.Wire;

internal sealed class ClaimWire : ObjectWire
{
    public ClaimSpecWire Spec { get; set; } = new();

    public ClaimStatusWire Status { get; set; } = new();
}

internal sealed class ClaimSpecWire
{
    public string? VolumeName { get; set; }

    public string? StorageClassName { get; set; }

    public string[]? AccessModes { get; set; }

    public ResourcesWire? Resources { get; set; }
}

internal sealed class ResourcesWire
{
    public StorageQuantityWire? Requests { get; set; }
}

internal sealed class StorageQuantityWire
{
    public string? Storage { get; set; }
}

internal sealed class ClaimStatusWire
{
    public string? Phase { get; set; }

    public StorageQuantityWire? Capacity { get; set; }

    public ConditionWire[]? Conditions { get; set; }
}

internal sealed class VolumeWire : ObjectWire
{
    public VolumeSpecWire Spec { get; set; } = new();

    public VolumeStatusWire Status { get; set; } = new();
}

internal sealed class VolumeSpecWire
{
    public StorageQuantityWire? Capacity { get; set; }

    public string? StorageClassName { get; set; }

    public string? PersistentVolumeReclaimPolicy { get; set; }

    public ObjectReferenceWire? ClaimRef { get; set; }

    public VolumeAffinityWire? NodeAffinity { get; set; }
}

internal sealed class VolumeStatusWire
{
    public string? Phase { get; set; }
}

internal sealed class ObjectReferenceWire
{
    public string? Kind { get; set; }

    public string? Namespace { get; set; }

    public string? Name { get; set; }

    public string? Uid { get; set; }
}

internal sealed class VolumeAffinityWire
{
    public NodeSelectorWire? Required { get; set; }
}

internal sealed class NodeSelectorWire
{
    public NodeSelectorTermWire[]? NodeSelectorTerms { get; set; }
}

internal sealed class NodeSelectorTermWire
{
    public RequirementWire[]? MatchExpressions { get; set; }
}

internal sealed class StorageClassWire : ObjectWire
{
    public string? Provisioner { get; set; }

    public string? VolumeBindingMode { get; set; }

    public string? ReclaimPolicy { get; set; }

    public bool? AllowVolumeExpansion { get; set; }
}
