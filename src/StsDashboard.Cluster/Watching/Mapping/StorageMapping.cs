using StsDashboard.Cluster.Watching.Wire;
using StsDashboard.Domain.Facts;

namespace StsDashboard.Cluster.Watching.Mapping;

internal static class StorageMapping
{
    public static ClaimFact ToClaim(ClaimWire claim) => new()
    {
        Key = claim.Key(),
        Uid = claim.Uid(),
        CreatedAt = claim.CreatedAt(),
        DeletionTimestamp = claim.Metadata.DeletionTimestamp,
        Labels = claim.Labels(),
        Owners = claim.Owners(),
        Phase = claim.Status.Phase ?? "Pending",
        VolumeName = claim.Spec.VolumeName ?? "",
        StorageClass = ClassOf(claim),
        AccessModes = claim.Spec.AccessModes.ToList(),
        Requested = QuantityParser.Parse(claim.Spec.Resources?.Requests?.Storage),
        Capacity = QuantityParser.Parse(claim.Status.Capacity?.Storage),
        UnusedSince = claim.Status.Conditions.Find("Unused") is { Status: "True" } unused ? unused.LastTransitionTime : null,
        ResizeConditions = (claim.Status.Conditions ?? []).Where(TellsOfResize).Select(condition => condition.Type).ToValueList(),
    };

    public static VolumeFact ToVolume(VolumeWire volume) => new()
    {
        Key = volume.Key(),
        CreatedAt = volume.CreatedAt(),
        DeletionTimestamp = volume.Metadata.DeletionTimestamp,
        Phase = volume.Status.Phase ?? "",
        Capacity = QuantityParser.Parse(volume.Spec.Capacity?.Storage),
        StorageClass = volume.Spec.StorageClassName ?? "",
        ReclaimPolicy = volume.Spec.PersistentVolumeReclaimPolicy ?? "Retain",
        Claim = volume.Spec.ClaimRef is { Name: { } name } claim ? new ObjectKey(claim.Namespace ?? "", name) : null,
        // Every CSI driver has a zone key of its own beside the standard one (topology.ebs.csi.aws.com/zone).
        Zones = AffinityOf(volume, key => key.EndsWith("/zone", StringComparison.Ordinal)),
        Hostnames = AffinityOf(volume, key => key == "kubernetes.io/hostname"),
    };

    public static StorageClassFact ToStorageClass(StorageClassWire storageClass) => new()
    {
        Key = storageClass.Key(),
        Uid = storageClass.Uid(),
        CreatedAt = storageClass.CreatedAt(),
        DeletionTimestamp = storageClass.Metadata.DeletionTimestamp,
        Provisioner = storageClass.Provisioner ?? "",
        BindingMode = storageClass.VolumeBindingMode ?? "Immediate",
        ReclaimPolicy = storageClass.ReclaimPolicy ?? "Delete",
        AllowsExpansion = storageClass.AllowVolumeExpansion == true,
        IsDefault = storageClass.Metadata.Annotations is { IsDefaultClass: "true" } or { IsDefaultClassBeta: "true" },
    };

    /// <summary>The annotation goes before the field (component-helpers/storage/volume, <c>GetPersistentVolumeClaimClass</c>).</summary>
    public static string? ClassOf(ClaimWire claim) => claim.Metadata.Annotations?.StorageClassBeta ?? claim.Spec.StorageClassName;

    private static bool TellsOfResize(ConditionWire condition) =>
        condition is
        {
            Status: "True",
            Type: "Resizing" or "FileSystemResizePending" or "ControllerResizeError" or "NodeResizeError",
        };

    private static ValueList<string> AffinityOf(VolumeWire volume, Func<string, bool> isMeant) =>
        (volume.Spec.NodeAffinity?.Required?.NodeSelectorTerms ?? [])
            .SelectMany(term => term.MatchExpressions ?? [])
            .Where(requirement => requirement.Operator == "In" && isMeant(requirement.Key))
            .SelectMany(requirement => (IEnumerable<string>)requirement.Values.ToList())
            .Distinct()
            .ToValueList();
}
