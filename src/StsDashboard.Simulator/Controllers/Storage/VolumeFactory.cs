using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers.Storage;

/// <summary>What a provisioner makes for a claim: a volume in one zone.</summary>
internal sealed class VolumeFactory(ControllerContext context)
{
    private const string ZoneLabel = "topology.kubernetes.io/zone";

    public JsonObject Make(JsonObject claim, JsonObject storageClass, string provisioner)
    {
        var uid = claim.Text("metadata", "uid")!;
        var spec = new JsonObject
        {
            ["capacity"] = new JsonObject { ["storage"] = claim.Text("spec", "resources", "requests", "storage") },
            ["csi"] = new JsonObject { ["driver"] = provisioner, ["volumeHandle"] = uid },
            ["accessModes"] = claim.Items("spec", "accessModes")?.DeepClone(),
            ["claimRef"] = new JsonObject
            {
                ["kind"] = "PersistentVolumeClaim",
                ["namespace"] = claim.Text("metadata", "namespace"),
                ["name"] = claim.Text("metadata", "name"),
                ["uid"] = uid,
                ["apiVersion"] = "v1",
            },
            ["persistentVolumeReclaimPolicy"] = storageClass.Text("reclaimPolicy") ?? "Delete",
            ["storageClassName"] = storageClass.Text("metadata", "name"),
            ["volumeMode"] = claim.Text("spec", "volumeMode") ?? "Filesystem",
        };
        if (ZoneFor(claim) is { } zone)
            spec["nodeAffinity"] = InZone(zone);
        return new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["name"] = $"pvc-{uid}",
                ["annotations"] = new JsonObject { ["pv.kubernetes.io/provisioned-by"] = provisioner },
                ["finalizers"] = new JsonArray(Finalizers.VolumeProtection),
            },
            ["spec"] = spec,
        };
    }

    /// <summary>The zone of the node that the scheduler chose, else any of the cluster's; null where nodes have no zones.</summary>
    private string? ZoneFor(JsonObject claim)
    {
        if (claim.Text("metadata", "annotations", VolumeBinder.SelectedNode) is { } node)
            return context.View.Find(ResourceTypes.Nodes, "", node)?.Text("metadata", "labels", ZoneLabel);
        var zones = context.View.In(ResourceTypes.Nodes, "").Select(one => one.Text("metadata", "labels", ZoneLabel)).OfType<string>().Distinct().ToList();
        var drawn = context.Chance.Of($"zone {claim.Text("metadata", "namespace")}/{claim.Text("metadata", "name")}");
        return zones.Count == 0 ? null : zones[(int)(drawn * zones.Count)];
    }

    private static JsonObject InZone(string zone) => new()
    {
        ["required"] = new JsonObject
        {
            ["nodeSelectorTerms"] = new JsonArray(new JsonObject
            {
                ["matchExpressions"] = new JsonArray(new JsonObject { ["key"] = ZoneLabel, ["operator"] = "In", ["values"] = new JsonArray(zone) }),
            }),
        },
    };
}
