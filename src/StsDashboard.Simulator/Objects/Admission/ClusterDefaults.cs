using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects.Admission;

/// <summary>Defaults of the kinds that need few.</summary>
internal static class ClusterDefaults
{
    public static void Fill(ResourceType type, JsonObject obj)
    {
        var metadata = obj.Ensure("metadata");
        if (type == ResourceTypes.Namespaces)
        {
            metadata.Ensure("labels").Default("kubernetes.io/metadata.name", metadata.Text("name")!);
            if (metadata["uid"] is null)
                obj.Ensure("spec").Default("finalizers", new JsonArray("kubernetes"));
        }
        else if (type == ResourceTypes.PersistentVolumes)
        {
            obj.Ensure("spec").Default("persistentVolumeReclaimPolicy", "Retain");
            obj.Ensure("spec").Default("volumeMode", "Filesystem");
            if (metadata["uid"] is null)
                metadata.Default("finalizers", new JsonArray("kubernetes.io/pv-protection"));
        }
        else if (type == ResourceTypes.StorageClasses)
        {
            obj.Default("reclaimPolicy", "Delete");
            obj.Default("volumeBindingMode", "Immediate");
        }
    }
}
