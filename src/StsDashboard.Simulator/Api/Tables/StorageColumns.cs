using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;
using static StsDashboard.Simulator.Api.Tables.TableColumns;

namespace StsDashboard.Simulator.Api.Tables;

/// <summary>Columns of claims, volumes and storage classes.</summary>
internal static class StorageColumns
{
    public static TableColumn[] Claims { get; } =
    [
        Name,
        Text("Status", claim => Phase(claim)),
        new("Volume", "string", (claim, _) => claim.Text("spec", "volumeName") ?? ""),
        new("Capacity", "string", (claim, _) => claim.Text("spec", "volumeName") is null ? "" : claim.Text("status", "capacity", "storage") ?? ""),
        new("Access Modes", "string", (claim, _) => claim.Text("spec", "volumeName") is null ? "" : Modes(claim.Items("status", "accessModes"))),
        new("StorageClass", "string", (claim, _) => claim.Text("spec", "storageClassName") ?? ""),
        new("VolumeAttributesClass", "string", (claim, _) => claim.Text("spec", "volumeAttributesClassName") ?? "<unset>"),
        Age,
        Text("VolumeMode", claim => claim.Text("spec", "volumeMode") ?? "<unset>", wide: true),
    ];

    public static TableColumn[] Volumes { get; } =
    [
        Name,
        Text("Capacity", volume => volume.Text("spec", "capacity", "storage")),
        Text("Access Modes", volume => Modes(volume.Items("spec", "accessModes"))),
        Text("Reclaim Policy", volume => volume.Text("spec", "persistentVolumeReclaimPolicy")),
        Text("Status", volume => Phase(volume)),
        new("Claim", "string", (volume, _) => volume.Map("spec", "claimRef") is { } claim ? $"{claim.Text("namespace")}/{claim.Text("name")}" : ""),
        new("StorageClass", "string", (volume, _) => volume.Text("spec", "storageClassName") ?? ""),
        new("VolumeAttributesClass", "string", (volume, _) => volume.Text("spec", "volumeAttributesClassName") ?? "<unset>"),
        new("Reason", "string", (volume, _) => volume.Text("status", "reason") ?? ""),
        Age,
        Text("VolumeMode", volume => volume.Text("spec", "volumeMode") ?? "<unset>", wide: true),
    ];

    public static TableColumn[] Classes { get; } =
    [
        Text("Name", one => one.Text("metadata", "name") + (one.Text("metadata", "annotations", "storageclass.kubernetes.io/is-default-class") == "true" ? " (default)" : "")),
        Text("Provisioner", one => one.Text("provisioner")),
        Text("ReclaimPolicy", one => one.Text("reclaimPolicy")),
        Text("VolumeBindingMode", one => one.Text("volumeBindingMode")),
        new("AllowVolumeExpansion", "string", (one, _) => one.Flag("allowVolumeExpansion") == true ? "true" : "false"),
        Age,
    ];

    private static string? Phase(JsonObject obj) =>
        obj.Text("metadata", "deletionTimestamp") is null ? obj.Text("status", "phase") : "Terminating";

    private static string Modes(JsonArray? modes) => string.Join(',', (modes ?? []).Select(mode => mode.Text() switch
    {
        "ReadWriteOnce" => "RWO",
        "ReadOnlyMany" => "ROX",
        "ReadWriteMany" => "RWX",
        "ReadWriteOncePod" => "RWOP",
        var other => other,
    }));
}
