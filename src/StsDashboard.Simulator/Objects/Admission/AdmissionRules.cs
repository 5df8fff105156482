using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects.Admission;

/// <summary>What the API server fills in and refuses before it stores an object. Runs under the store's lock.</summary>
internal sealed class AdmissionRules(ObjectStore store)
{
    private readonly QuotaRule _quota = new(store);
    private readonly ServiceDefaults _services = new(store);
    private readonly ClaimDefaults _claims = new(store);
    private readonly ClaimValidation _claimValidation = new(store);

    /// <exception cref="ApiException">Invalid, NotFound (the namespace), Forbidden (quota, a namespace that goes).</exception>
    public void Create(ResourceType type, JsonObject obj)
    {
        ObjectNames.Validate(type, obj);
        if (type.Namespaced)
            RequireNamespace(type, obj);
        FillIn(type, obj);
        InitialStatus.Set(type, obj, store.Now);
        Validate(type, obj);
        _quota.Check(type, obj);
    }

    /// <exception cref="ApiException">Invalid, Forbidden.</exception>
    public void Update(ResourceType type, JsonObject changed, JsonObject old, string? subresource)
    {
        // Most writes touch metadata only; what was admitted before needs no second look.
        if (subresource == "status" || (old["spec"] is { } spec && JsonNode.DeepEquals(changed["spec"], spec)))
            return;
        if (type == ResourceTypes.Services)
            ServiceDefaults.KeepAddress(changed, old);
        FillIn(type, changed);
        Validate(type, changed);
        if (type == ResourceTypes.StatefulSets)
            StatefulSetValidation.ValidateUpdate(changed, old);
        else if (type == ResourceTypes.Pods && subresource is null)
            PodValidation.ValidateUpdate(changed, old);
        else if (type == ResourceTypes.PersistentVolumeClaims)
            _claimValidation.ValidateUpdate(changed, old);
    }

    private void FillIn(ResourceType type, JsonObject obj)
    {
        if (type == ResourceTypes.StatefulSets)
            StatefulSetDefaults.Fill(obj);
        else if (type == ResourceTypes.Pods)
            PodDefaults.FillPod(obj);
        else if (type == ResourceTypes.Services)
            _services.Fill(obj);
        else if (type == ResourceTypes.PersistentVolumeClaims)
            _claims.Fill(obj);
        else
            ClusterDefaults.Fill(type, obj);
    }

    private static void Validate(ResourceType type, JsonObject obj)
    {
        if (type == ResourceTypes.StatefulSets)
            StatefulSetValidation.Validate(obj);
        else if (type == ResourceTypes.Pods)
            PodValidation.Validate(obj);
        else if (type == ResourceTypes.PersistentVolumeClaims)
            ClaimValidation.Validate(obj);
        else if (type == ResourceTypes.PodDisruptionBudgets)
            BudgetValidation.Validate(obj);
    }

    /// <summary>The NamespaceLifecycle plugin.</summary>
    private void RequireNamespace(ResourceType type, JsonObject obj)
    {
        var metadata = obj.Ensure("metadata");
        metadata.Default("namespace", "default");
        var ns = metadata.Text("namespace")!;
        var present = store.Get(ResourceTypes.Namespaces, null, ns) ?? throw ApiErrors.NotFound(ResourceTypes.Namespaces, ns);
        if (present.Text("metadata", "deletionTimestamp") is not null)
            throw ApiErrors.Forbidden(type, metadata.Text("name")!, $"unable to create new content in namespace {ns} because it is being terminated");
    }
}
