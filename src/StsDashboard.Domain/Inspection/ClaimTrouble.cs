using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>What is the matter with a claim itself, apart from whether it is needed: leaving, lost, pending, resizing.</summary>
internal static class ClaimTrouble
{
    private const string NoProvisioner = "kubernetes.io/no-provisioner";

    /// <returns>One sentence, or null when the claim is bound and in order.</returns>
    public static string? Of(ClusterSnapshot snapshot, ClaimFact claim, PodFact? pod, ValueList<string> mountedBy) => claim switch
    {
        // pkg/controller/volume/pvcprotection keeps the finalizer until no pod uses the claim.
        { IsTerminating: true } => mountedBy.IsEmpty
            ? "It is being deleted."
            : $"It is being deleted; kubernetes.io/pvc-protection holds it until {string.Join(", ", (IEnumerable<string>)mountedBy)} is gone.",
        { Phase: "Lost" } => $"Lost: its volume {claim.VolumeName} no longer exists.",
        { Phase: "Pending" } => Pending(snapshot, claim, pod),
        { Phase: "Bound" } => Resize(snapshot, claim),
        _ => $"Its phase is {claim.Phase}.",
    };

    private static string Pending(ClusterSnapshot snapshot, ClaimFact claim, PodFact? pod)
    {
        if (claim.VolumeName.Length > 0)
        {
            return $"Pending: waits to be bound to volume {claim.VolumeName}.";
        }
        if (claim.StorageClass is "")
        {
            return "Pending: it asks for no class, so it waits for a volume made by hand.";
        }
        if (SourceWords.WhyUnknown(snapshot, SourceKind.StorageClasses) is { } unknown)
        {
            return $"Pending; storage classes are unknown ({unknown}).";
        }
        if (claim.StorageClass is not { } name)
        {
            return DefaultStorageClass.Of(snapshot) is { } byDefault
                ? $"Pending: it names no class and waits to get the default, {byDefault.Name}."
                : "Pending: it names no storage class and the cluster has no default one.";
        }
        return snapshot.StorageClasses.Find("", name) switch
        {
            null => $"Pending: storage class {name} does not exist.",
            { BindingMode: "WaitForFirstConsumer" } when pod is null or { Node: "" } =>
                $"Pending: class {name} makes the volume once a pod that mounts it is scheduled.",
            { Provisioner: NoProvisioner } => $"Pending: class {name} has no provisioner, so it waits for a volume made by hand.",
            { } storageClass => $"Pending: waits for {storageClass.Provisioner} to make the volume.",
        };
    }

    private static string? Resize(ClusterSnapshot snapshot, ClaimFact claim)
    {
        if (claim.ResizeConditions.FirstOrDefault(condition => condition.EndsWith("Error", StringComparison.Ordinal)) is { } error)
        {
            return $"Its resize to {claim.Requested} failed ({error}).";
        }
        if (claim.ResizeConditions.Contains("FileSystemResizePending"))
        {
            return $"Its file system grows to {claim.Requested} when a node next mounts it.";
        }
        if (!claim.ResizeConditions.IsEmpty)
        {
            return $"It is being resized to {claim.Requested} ({string.Join(", ", (IEnumerable<string>)claim.ResizeConditions)}).";
        }
        if (claim.Capacity.Bytes == 0 || claim.Requested.Bytes <= claim.Capacity.Bytes)
        {
            return null;
        }
        return claim.StorageClass is { Length: > 0 } name && snapshot.StorageClasses.Find("", name) is { AllowsExpansion: false }
            ? $"It asks for {claim.Requested} and has {claim.Capacity}; class {name} does not allow expansion."
            : $"Its resize from {claim.Capacity} to {claim.Requested} has not begun.";
    }
}
