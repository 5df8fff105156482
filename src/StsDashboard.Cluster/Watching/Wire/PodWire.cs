using System.Text.Json.Serialization;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Watching.Wire;

internal sealed class PodWire : ObjectWire
{
    public PodSpecWire Spec { get; set; } = new();

    public PodStatusWire Status { get; set; } = new();
}

internal sealed class PodTemplateWire
{
    public PodTemplateMetadataWire? Metadata { get; set; }

    public PodSpecWire Spec { get; set; } = new();
}

internal sealed class PodTemplateMetadataWire
{
    [JsonConverter(typeof(LabelSetConverter))]
    public LabelSet? Labels { get; set; }
}

internal sealed class PodSpecWire
{
    public string? NodeName { get; set; }

    public string? Hostname { get; set; }

    public string? Subdomain { get; set; }

    public PodVolumeWire[]? Volumes { get; set; }

    public ContainerWire[]? Containers { get; set; }

    public ContainerWire[]? InitContainers { get; set; }
}

internal sealed class PodVolumeWire
{
    public string Name { get; set; } = "";

    public ClaimReferenceWire? PersistentVolumeClaim { get; set; }

    /// <summary>A generic ephemeral volume; that it is there is all we need to know.</summary>
    public PresenceWire? Ephemeral { get; set; }
}

internal sealed class ClaimReferenceWire
{
    public string ClaimName { get; set; } = "";
}

/// <summary>An object whose presence matters and nothing in it.</summary>
internal sealed class PresenceWire;

internal sealed class ContainerWire
{
    public string Name { get; set; } = "";

    public string? Image { get; set; }

    /// <summary><c>Always</c> on an init container makes it a sidecar, which runs on.</summary>
    public string? RestartPolicy { get; set; }

    public PresenceWire? ReadinessProbe { get; set; }
}

internal sealed class PodStatusWire
{
    public string? Phase { get; set; }

    public string? Reason { get; set; }

    public string? Message { get; set; }

    [JsonPropertyName("podIP")]
    public string? PodIp { get; set; }

    [JsonPropertyName("podIPs")]
    public PodIpWire[]? PodIps { get; set; }

    public DateTimeOffset? StartTime { get; set; }

    public ConditionWire[]? Conditions { get; set; }

    public ContainerStatusWire[]? ContainerStatuses { get; set; }

    public ContainerStatusWire[]? InitContainerStatuses { get; set; }
}

internal sealed class PodIpWire
{
    public string Ip { get; set; } = "";
}

internal sealed class ContainerStatusWire
{
    public string Name { get; set; } = "";

    public bool Ready { get; set; }

    public bool? Started { get; set; }

    public int RestartCount { get; set; }

    public ContainerStateWire? State { get; set; }

    public ContainerStateWire? LastState { get; set; }
}

internal sealed class ContainerStateWire
{
    public ContainerRunningWire? Running { get; set; }

    public ContainerWaitingWire? Waiting { get; set; }

    public ContainerTerminatedWire? Terminated { get; set; }
}

internal sealed class ContainerRunningWire
{
    public DateTimeOffset? StartedAt { get; set; }
}

internal sealed class ContainerWaitingWire
{
    public string? Reason { get; set; }

    public string? Message { get; set; }
}

internal sealed class ContainerTerminatedWire
{
    public int ExitCode { get; set; }

    public int Signal { get; set; }

    public string? Reason { get; set; }

    public string? Message { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}
