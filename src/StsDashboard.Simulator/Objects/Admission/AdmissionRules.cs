using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects.Admission;

/// <summary>What the API server fills in and refuses before it stores an object.</summary>
internal sealed class AdmissionRules(ObjectStore store)
{
    public void Create(ResourceType type, JsonObject obj)
    {
        if (string.IsNullOrEmpty(obj.Text("metadata", "name")))
            throw ApiErrors.Invalid(type, "", FieldCause.Required("metadata.name", "name or generateName is required"));
        if (type.Namespaced)
            RequireNamespace(obj);
    }

    public void Update(ResourceType type, JsonObject changed, JsonObject old, string? subresource)
    {
        // Kept by Prepare already; a client cannot undo a deletion.
        if (subresource is null && store.Get(type, old.Text("metadata", "namespace"), old.Text("metadata", "name")!) is null)
            throw ApiErrors.NotFound(type, changed.Text("metadata", "name")!);
    }

    private void RequireNamespace(JsonObject obj)
    {
        var metadata = obj.Ensure("metadata");
        metadata.Default("namespace", "default");
        var ns = metadata.Text("namespace")!;
        if (store.Get(ResourceTypes.Namespaces, null, ns) is null)
            throw ApiErrors.NotFound(ResourceTypes.Namespaces, ns);
    }
}
