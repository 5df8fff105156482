using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects.Admission;

/// <summary>Defaults of claims: protection, mode and the default class (the DefaultStorageClass plugin).</summary>
internal sealed class ClaimDefaults(ObjectStore store)
{
    private const string IsDefaultClass = "storageclass.kubernetes.io/is-default-class";

    public void Fill(JsonObject claim)
    {
        var spec = claim.Ensure("spec");
        spec.Default("volumeMode", "Filesystem");
        // Only new claims: the plugin and the protection see a creation, not every write.
        if (claim.Text("metadata", "uid") is not null)
            return;
        if (!spec.ContainsKey("storageClassName") && DefaultClass() is { } name)
            spec["storageClassName"] = name;
        var metadata = claim.Ensure("metadata");
        if (metadata["finalizers"] is not JsonArray finalizers)
            metadata["finalizers"] = finalizers = [];
        if (!finalizers.Any(one => one.Text() == "kubernetes.io/pvc-protection"))
            finalizers.Add("kubernetes.io/pvc-protection");
    }

    /// <summary>The newest of several default classes.</summary>
    private string? DefaultClass() => store.Snapshot(ResourceTypes.StorageClasses).Objects
        .Where(stored => stored.Object.Text("metadata", "annotations", IsDefaultClass) == "true")
        .OrderByDescending(stored => stored.Object.Text("metadata", "creationTimestamp"), StringComparer.Ordinal)
        .FirstOrDefault()?.Name;
}
