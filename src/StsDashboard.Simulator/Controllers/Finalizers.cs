using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers;

/// <summary>Reading and clearing <c>metadata.finalizers</c>.</summary>
internal static class Finalizers
{
    public const string Orphan = "orphan";
    public const string Foreground = "foregroundDeletion";
    public const string ClaimProtection = "kubernetes.io/pvc-protection";
    public const string VolumeProtection = "kubernetes.io/pv-protection";

    public static bool Has(JsonObject obj, string finalizer) =>
        obj.Items("metadata", "finalizers")?.Any(one => one.Text() == finalizer) == true;

    public static bool IsTerminating(JsonObject obj) => obj.Text("metadata", "deletionTimestamp") is not null;

    public static JsonObject Without(JsonObject obj, string finalizer)
    {
        obj.Items("metadata", "finalizers")?.RemoveAll(one => one.Text() == finalizer);
        if (obj.Items("metadata", "finalizers") is { Count: 0 })
            obj.Ensure("metadata").Remove("finalizers");
        return obj;
    }
}
