using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api.Patching;

/// <summary>
/// How strategic merge treats a list, by its field's name: the <c>patchStrategy</c> and <c>patchMergeKey</c> tags of
/// k8s.io/api for the kinds served here. A list not named here is replaced whole.
/// </summary>
internal static class MergeKeys
{
    private static readonly Dictionary<string, string> ByField = new()
    {
        ["containers"] = "name",
        ["initContainers"] = "name",
        ["ephemeralContainers"] = "name",
        ["env"] = "name",
        ["volumes"] = "name",
        ["volumeMounts"] = "mountPath",
        ["volumeDevices"] = "devicePath",
        ["imagePullSecrets"] = "name",
        ["hostAliases"] = "ip",
        ["topologySpreadConstraints"] = "topologyKey",
        ["schedulingGates"] = "name",
        ["resourceClaims"] = "name",
        ["secrets"] = "name",
        ["conditions"] = "type",
        ["ownerReferences"] = "uid",
        ["addresses"] = "type",
        ["taints"] = "key",
        ["podIPs"] = "ip",
        ["hostIPs"] = "ip",
    };

    /// <summary>The key of a list of objects, or null when the list is not merged by key.</summary>
    /// <param name="field">The list's field.</param>
    /// <param name="items">Its items: container and Service ports share a field name, not a key.</param>
    public static string? Of(string field, JsonArray items)
    {
        if (field == "ports")
            return items.Any(item => item.At("containerPort") is not null) ? "containerPort" : "port";
        // Slices' addresses are plain strings: only a list of objects has a key.
        return ByField.GetValueOrDefault(field) is { } key && items.All(item => item is JsonObject) ? key : null;
    }

    /// <summary>True for lists of plain values that are merged as sets.</summary>
    public static bool IsSet(string field) => field is "finalizers" or "podCIDRs";
}
