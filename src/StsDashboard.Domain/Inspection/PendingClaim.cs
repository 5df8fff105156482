using StsDashboard.Domain.Facts;

namespace StsDashboard.Domain.Inspection;

/// <summary>Why a claim is Pending.</summary>
/// <param name="Text">One sentence.</param>
/// <param name="Told">The event that says most about it; null when none is known.</param>
internal sealed record PendingClaim(PendingCause Cause, string Text, EventFact? Told = null)
{
    private const string Failed = "ProvisioningFailed";
    private const string Asked = "ExternalProvisioning";

    private const string NoProvisionerName = "kubernetes.io/no-provisioner";

    /// <summary>Waiting does not help: somebody has to make or change something.</summary>
    public bool NeedsSomebody => Cause is PendingCause.NoClassAsked or PendingCause.NoDefault or PendingCause.ClassMissing or PendingCause.NoProvisioner
        or PendingCause.ProvisioningFailed;

    /// <param name="snapshot">What is known.</param>
    /// <param name="claim">A claim whose phase is Pending.</param>
    /// <param name="pod">The pod that is to mount it; null when there is none.</param>
    public static PendingClaim Of(ClusterSnapshot snapshot, ClaimFact claim, PodFact? pod)
    {
        var storageClass = claim.StorageClass is { Length: > 0 } name ? snapshot.StorageClasses.Find("", name) : null;
        // That a class was missing is no news once it is there.
        var notBefore = storageClass?.CreatedAt > claim.CreatedAt ? storageClass.CreatedAt : claim.CreatedAt;
        var told = ToldOf.Find(snapshot, claim, notBefore, told => told.Reason == Failed)
            ?? ToldOf.Find(snapshot, claim, notBefore, _ => true);
        return Of(snapshot, claim, storageClass, pod, told) with { Told = told };
    }

    private static PendingClaim Of(ClusterSnapshot snapshot, ClaimFact claim, StorageClassFact? storageClass, PodFact? pod, EventFact? told)
    {
        if (claim.VolumeName.Length > 0)
        {
            return new(PendingCause.Binding, $"Pending: waits to be bound to volume {claim.VolumeName}.");
        }
        if (claim.StorageClass is "")
        {
            return new(PendingCause.NoClassAsked, "Pending: it asks for no class, so it waits for a volume made by hand.");
        }
        if (SourceWords.WhyUnknown(snapshot, SourceKind.StorageClasses) is { } unknown)
        {
            return new(PendingCause.ClassesUnknown, $"Pending; storage classes are unknown ({unknown}).");
        }
        if (claim.StorageClass is not { } name)
        {
            return DefaultStorageClass.Of(snapshot) is { } byDefault
                ? new(PendingCause.DefaultToCome, $"Pending: it names no class and waits to get the default, {byDefault.Name}.")
                : new(PendingCause.NoDefault, "Pending: it names no storage class and the cluster has no default one.");
        }
        return storageClass switch
        {
            null => new(PendingCause.ClassMissing, $"Pending: storage class {name} does not exist."),
            { BindingMode: "WaitForFirstConsumer" } when pod is null or { Node: "" } =>
                new(PendingCause.NoConsumer, $"Pending: class {name} makes the volume once a pod that mounts it is scheduled."),
            { Provisioner: NoProvisionerName } => new(PendingCause.NoProvisioner, $"Pending: class {name} has no provisioner, so it waits for a volume made by hand."),
            { Provisioner: var provisioner } => told switch
            {
                { Reason: Failed } => new(PendingCause.ProvisioningFailed, $"Pending: {provisioner} cannot make the volume: {PodDoctor.FirstSentence(told.Message)}."),
                // Once the provisioner has begun, it says so itself (sigs.k8s.io/sig-storage-lib-external-provisioner, "Provisioning").
                { Reason: Asked } when !HasBegun(snapshot, claim) =>
                    new(PendingCause.ProvisionerSilent, $"Pending: {provisioner} was asked to make the volume and has not said that it began."),
                _ => new(PendingCause.Provisioning, $"Pending: waits for {provisioner} to make the volume."),
            },
        };
    }

    private static bool HasBegun(ClusterSnapshot snapshot, ClaimFact claim) =>
        ToldOf.Find(snapshot, claim, claim.CreatedAt, told => told.Reason == "Provisioning") is not null;

    /// <summary>Since when the volume could have been made: a class that waits for a consumer begins when the pod is scheduled.</summary>
    public static DateTimeOffset Since(ClaimFact claim, PodFact? pod) =>
        pod?.ScheduledAt is { } scheduledAt && scheduledAt > claim.CreatedAt ? scheduledAt : claim.CreatedAt;
}
