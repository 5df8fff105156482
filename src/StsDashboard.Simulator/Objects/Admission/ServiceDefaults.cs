using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects.Admission;

/// <summary>Defaults of Services and their cluster addresses (pkg/registry/core/service).</summary>
internal sealed class ServiceDefaults(ObjectStore store)
{
    /// <summary>Addresses are 10.96.0.0/16; .1 is the API server's own and .10 the cluster DNS's, by kubeadm's habit.</summary>
    private const string Range = "10.96";

    public void Fill(JsonObject service)
    {
        var spec = service.Ensure("spec");
        spec.Default("type", "ClusterIP");
        spec.Default("sessionAffinity", "None");
        foreach (var port in spec.Items("ports")?.OfType<JsonObject>() ?? [])
        {
            port.Default("protocol", "TCP");
            port.Default("targetPort", port.Number("port") ?? 0);
        }

        if (spec.Text("type") == "ExternalName")
            return;
        if (spec.Text("clusterIP") is null or "")
            spec["clusterIP"] = spec.Items("clusterIPs")?.FirstOrDefault().Text() ?? FreeAddress();
        spec.Default("clusterIPs", new JsonArray(spec.Text("clusterIP")));
        spec.Default("ipFamilies", new JsonArray("IPv4"));
        spec.Default("ipFamilyPolicy", "SingleStack");
        spec.Default("internalTrafficPolicy", "Cluster");
    }

    /// <summary>An update that says nothing of the address keeps it; another address is refused.</summary>
    public static void KeepAddress(JsonObject changed, JsonObject old)
    {
        var spec = changed.Ensure("spec");
        foreach (var field in (string[])["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"])
        {
            if (old["spec"].At(field) is { } present)
                spec.Default(field, present.DeepClone());
        }

        var (now, before) = (spec.Text("clusterIP"), old.Text("spec", "clusterIP"));
        if (before is { Length: > 0 } && now != before && spec.Text("type") != "ExternalName")
        {
            throw ApiErrors.Invalid(ResourceTypes.Services, old.Text("metadata", "name")!,
                FieldCause.Invalid("spec.clusterIPs[0]", $"[\"{now}\"]", "may not change once set"));
        }
    }

    private string FreeAddress()
    {
        var used = store.Snapshot(ResourceTypes.Services).Objects.Select(one => one.Object.Text("spec", "clusterIP")).ToHashSet();
        for (var index = 20; index < 0xffff; index++)
        {
            var address = $"{Range}.{index >> 8}.{index & 0xff}";
            if (!used.Contains(address))
                return address;
        }

        throw new ApiException(500, "InternalError", "Internal error occurred: failed to allocate a serviceIP: range is full");
    }
}
