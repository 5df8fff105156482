using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects.Admission;

/// <summary>What a claim must have and what of it may change; resizing asks the class (PersistentVolumeClaimResize plugin).</summary>
internal sealed class ClaimValidation(ObjectStore store)
{
    public static void Validate(JsonObject claim)
    {
        var causes = new List<FieldCause>();
        if (claim.Items("spec", "accessModes") is not { Count: > 0 })
            causes.Add(FieldCause.Required("spec.accessModes", "at least 1 access mode is required"));
        if (claim["spec"].At("resources", "requests", "storage") is null)
            causes.Add(FieldCause.Required("spec.resources[storage]"));
        if (causes.Count > 0)
            throw ApiErrors.Invalid(ResourceTypes.PersistentVolumeClaims, Name(claim), causes);
    }

    public void ValidateUpdate(JsonObject changed, JsonObject old)
    {
        if (!JsonNode.DeepEquals(Fixed(changed, old), Fixed(old, old)))
        {
            throw ApiErrors.Invalid(ResourceTypes.PersistentVolumeClaims, Name(old), FieldCause.Forbidden("spec",
                "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims"));
        }

        var (wanted, present) = (Request(changed), Request(old));
        if (wanted == present)
            return;
        if (old.Text("status", "phase") != "Bound")
        {
            throw ApiErrors.Invalid(ResourceTypes.PersistentVolumeClaims, Name(old), FieldCause.Forbidden("spec",
                "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims"));
        }

        if (wanted < Quantity.Parse(old.Text("status", "capacity", "storage") ?? "0"))
        {
            throw ApiErrors.Invalid(ResourceTypes.PersistentVolumeClaims, Name(old),
                FieldCause.Forbidden("spec.resources.requests.storage", "field can not be less than status.capacity"));
        }

        if (wanted > present && !ClassAllowsExpansion(old))
        {
            throw ApiErrors.Forbidden(ResourceTypes.PersistentVolumeClaims, Name(old),
                "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize");
        }
    }

    private bool ClassAllowsExpansion(JsonObject claim) =>
        claim.Text("spec", "storageClassName") is { } name
        && store.Get(ResourceTypes.StorageClasses, null, name).Flag("allowVolumeExpansion") == true;

    private static decimal Request(JsonObject claim) => Quantity.Parse(claim.Text("spec", "resources", "requests", "storage") ?? "0");

    /// <summary>The spec without the request; an unset volume or class may be set once, by the binder.</summary>
    private static JsonObject Fixed(JsonObject claim, JsonObject old)
    {
        var spec = claim["spec"]!.DeepClone().AsObject();
        spec.Map("resources")?.Remove("requests");
        spec.Remove("volumeAttributesClassName");
        foreach (var field in (string[])["volumeName", "storageClassName"])
        {
            if (old["spec"].Text(field) is null)
                spec.Remove(field);
        }

        return spec;
    }

    private static string Name(JsonObject claim) => claim.Text("metadata", "name")!;
}
