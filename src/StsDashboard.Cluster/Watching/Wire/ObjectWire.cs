using System.Text.Json.Serialization;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Watching.Wire;

/// <summary>
/// What every object carries. The wire types hold only the fields that some fact needs; the reader skips all others
/// (managed fields, most annotations, most of the specs) without making anything of them.
/// </summary>
internal class ObjectWire
{
    public MetadataWire Metadata { get; set; } = new();
}

internal sealed class MetadataWire
{
    public string Name { get; set; } = "";

    public string? Namespace { get; set; }

    public string? Uid { get; set; }

    public string? ResourceVersion { get; set; }

    public long Generation { get; set; }

    public DateTimeOffset? CreationTimestamp { get; set; }

    public DateTimeOffset? DeletionTimestamp { get; set; }

    public long? DeletionGracePeriodSeconds { get; set; }

    [JsonConverter(typeof(LabelSetConverter))]
    public LabelSet? Labels { get; set; }

    public AnnotationsWire? Annotations { get; set; }

    public OwnerWire[]? OwnerReferences { get; set; }

    public string[]? Finalizers { get; set; }
}

/// <summary>The few annotations that mean something to us.</summary>
internal sealed class AnnotationsWire
{
    /// <summary>Ends the initial events of a watch that asked for them (<c>metav1.InitialEventsAnnotationKey</c>).</summary>
    [JsonPropertyName("k8s.io/initial-events-end")]
    public string? InitialEventsEnd { get; set; }

    [JsonPropertyName("storageclass.kubernetes.io/is-default-class")]
    public string? IsDefaultClass { get; set; }

    [JsonPropertyName("storageclass.beta.kubernetes.io/is-default-class")]
    public string? IsDefaultClassBeta { get; set; }

    /// <summary>How a claim named its class before <c>spec.storageClassName</c>; the API server still honours it.</summary>
    [JsonPropertyName("volume.beta.kubernetes.io/storage-class")]
    public string? StorageClassBeta { get; set; }
}

internal sealed class OwnerWire
{
    public string ApiVersion { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Name { get; set; } = "";

    public string Uid { get; set; } = "";

    public bool? Controller { get; set; }
}

internal sealed class ConditionWire
{
    public string Type { get; set; } = "";

    public string Status { get; set; } = "";

    public string? Reason { get; set; }

    public string? Message { get; set; }

    public DateTimeOffset? LastTransitionTime { get; set; }
}

internal sealed class SelectorWire
{
    [JsonConverter(typeof(LabelSetConverter))]
    public LabelSet? MatchLabels { get; set; }

    public RequirementWire[]? MatchExpressions { get; set; }
}

internal sealed class RequirementWire
{
    public string Key { get; set; } = "";

    public string Operator { get; set; } = "";

    public string[]? Values { get; set; }
}
