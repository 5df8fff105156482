using StsDashboard.Cluster.Watching.Wire;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Watching.Mapping;

internal static class StatefulSetMapping
{
    public static StatefulSetFact ToFact(StatefulSetWire set)
    {
        var spec = set.Spec;
        var rollingUpdate = spec.UpdateStrategy?.RollingUpdate;
        return new StatefulSetFact
        {
            Key = set.Key(),
            Uid = set.Uid(),
            CreatedAt = set.CreatedAt(),
            DeletionTimestamp = set.Metadata.DeletionTimestamp,
            Labels = set.Labels(),
            Generation = set.Metadata.Generation,
            Replicas = spec.Replicas ?? 1,
            StartOrdinal = spec.Ordinals?.Start ?? 0,
            ServiceName = spec.ServiceName ?? "",
            PodManagementPolicy = spec.PodManagementPolicy ?? "OrderedReady",
            UpdateStrategy = spec.UpdateStrategy?.Type ?? "RollingUpdate",
            Partition = rollingUpdate is null ? null : rollingUpdate.Partition ?? 0,
            MaxUnavailable = rollingUpdate?.MaxUnavailable,
            MinReadySeconds = spec.MinReadySeconds,
            Selector = spec.Selector.ToSelector() ?? new(LabelSet.Empty),
            WhenScaled = spec.PersistentVolumeClaimRetentionPolicy?.WhenScaled ?? "Retain",
            WhenDeleted = spec.PersistentVolumeClaimRetentionPolicy?.WhenDeleted ?? "Retain",
            ClaimTemplates = (spec.VolumeClaimTemplates ?? []).Select(ToTemplate).ToValueList(),
            TemplateLabels = spec.Template.Metadata?.Labels ?? LabelSet.Empty,
            Containers = (spec.Template.Spec.Containers ?? [])
                .Select(container => new ContainerTemplate(container.Name, container.Image ?? "", container.ReadinessProbe is not null))
                .ToValueList(),
            SharedClaims = (spec.Template.Spec.Volumes ?? [])
                .Where(volume => volume.PersistentVolumeClaim is not null)
                .Select(volume => volume.PersistentVolumeClaim!.ClaimName)
                .ToValueList(),
            Status = ToStatus(set.Status),
        };
    }

    public static RevisionFact ToRevision(RevisionWire revision) => new()
    {
        Key = revision.Key(),
        Uid = revision.Uid(),
        CreatedAt = revision.CreatedAt(),
        DeletionTimestamp = revision.Metadata.DeletionTimestamp,
        OwnerUid = revision.Controller()?.Uid ?? "",
        Revision = revision.Revision,
    };

    private static ClaimTemplate ToTemplate(ClaimWire template) => new(
        template.Metadata.Name,
        QuantityParser.Parse(template.Spec.Resources?.Requests?.Storage),
        StorageMapping.ClassOf(template),
        template.Spec.AccessModes.ToList());

    private static StatefulSetStatus ToStatus(StatefulSetStatusWire status) => new()
    {
        ObservedGeneration = status.ObservedGeneration,
        Replicas = status.Replicas,
        ReadyReplicas = status.ReadyReplicas,
        AvailableReplicas = status.AvailableReplicas,
        CurrentReplicas = status.CurrentReplicas,
        UpdatedReplicas = status.UpdatedReplicas,
        CurrentRevision = status.CurrentRevision ?? "",
        UpdateRevision = status.UpdateRevision ?? "",
    };
}
