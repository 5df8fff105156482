using StsDashboard.Domain.Facts;
using StsDashboard.Domain.Identity;

namespace StsDashboard.Testing;

/// <summary>Builds claims, and what stands behind them.</summary>
public static class Claims
{
    public const string StorageClass = "fast-ssd";

    /// <summary>Bound, as the set's template asks, with the labels that the controller gives it.</summary>
    public static ClaimFact Bound(StatefulSetFact set, string template, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Named(set.Namespace, ClaimNames.Of(template, set.Name, ordinal)) with { Labels = set.Selector.MatchLabels };
    }

    /// <summary>A bound claim of 1Gi that nothing is known to have made.</summary>
    public static ClaimFact Named(string @namespace, string name) => new()
    {
        Key = new ObjectKey(@namespace, name),
        Uid = $"claim-{name}",
        CreatedAt = Clock.Start,
        Phase = "Bound",
        VolumeName = $"pv-{name}",
        StorageClass = StorageClass,
        AccessModes = ["ReadWriteOnce"],
        Requested = Gi(1),
        Capacity = Gi(1),
    };

    public static ClaimFact Pending(this ClaimFact claim) => claim with { Phase = "Pending", VolumeName = "", Capacity = default };

    /// <summary>The class of built claims: default, expandable, made at once.</summary>
    public static StorageClassFact Class(string name = StorageClass) => new()
    {
        Key = new ObjectKey("", name),
        CreatedAt = Clock.Start,
        Provisioner = "csi.example.com",
        AllowsExpansion = true,
        IsDefault = true,
    };

    /// <summary>A running pod of another workload that mounts the claims.</summary>
    public static PodFact MountedBy(string @namespace, string pod, params ReadOnlySpan<string> claims) => new()
    {
        Key = new ObjectKey(@namespace, pod),
        Uid = $"pod-{pod}",
        Phase = "Running",
        ClaimNames = ValueList.Create(claims),
    };

    public static Quantity Gi(int count) => new($"{count}Gi", (long)count << 30);
}
