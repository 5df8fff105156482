using System.Text.Json.Nodes;
using StsDashboard.Simulator.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers.Storage;

/// <summary>
/// Binds claims to volumes and makes volumes for them, as the persistent volume controller
/// (pkg/controller/volume/persistentvolume/pv_controller.go) and an external provisioner do together.
/// </summary>
internal sealed class VolumeBinder(ControllerContext context, Timings timings) : Controller(context)
{
    public const string SelectedNode = "volume.kubernetes.io/selected-node";

    private const string Component = "persistentvolume-controller";
    private const string NoProvisioner = "kubernetes.io/no-provisioner";

    /// <summary>The real controller tries pending claims again every 15 s (<c>--pvclaimbinder-sync-period</c>).</summary>
    private static readonly TimeSpan Resync = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, DateTimeOffset> _dueByUid = [];
    private readonly VolumeFactory _volumes = new(context);

    public override void Observe(StoreEvent change)
    {
        if (change.Resource == ResourceTypes.PersistentVolumeClaims)
            ObserveClaim(change);
        else if (change.Resource == ResourceTypes.PersistentVolumes)
            ObserveVolume(change);
        else if (change.Resource == ResourceTypes.StorageClasses && change.Type == StoreEventType.Added)
            AddPendingClaims(change.Current.Name);
    }

    public override void Sync(WorkKey key)
    {
        if (View.Find(key) is not { } obj)
            return;
        if (key.Type == ResourceTypes.PersistentVolumes)
            SyncVolume(obj);
        else if (obj.Text("status", "phase") is "Bound" or "Lost")
            SyncBoundClaim(obj);
        else
            SyncPendingClaim(key, obj);
    }

    private void ObserveClaim(StoreEvent change)
    {
        if (change.Type != StoreEventType.Deleted)
            Queue.Add(WorkKey.Of(change));
        else if (change.Object.Text("spec", "volumeName") is { } volume)
            Queue.Add(new WorkKey(ResourceTypes.PersistentVolumes, "", volume));
        if (change.Type == StoreEventType.Deleted)
            _dueByUid.Remove(change.Current.Uid);
    }

    private void ObserveVolume(StoreEvent change)
    {
        Queue.Add(WorkKey.Of(change));
        if (change.Type == StoreEventType.Deleted && change.Object.Map("spec", "claimRef") is { } claim)
            Queue.Add(new WorkKey(ResourceTypes.PersistentVolumeClaims, claim.Text("namespace") ?? "", claim.Text("name") ?? ""));
    }

    private void AddPendingClaims(string storageClass)
    {
        foreach (var ns in View.NamespacesOf(ResourceTypes.PersistentVolumeClaims).ToList())
        {
            foreach (var claim in View.In(ResourceTypes.PersistentVolumeClaims, ns).Where(claim => claim.Text("spec", "storageClassName") == storageClass))
                Queue.Add(new WorkKey(ResourceTypes.PersistentVolumeClaims, ns, claim.Text("metadata", "name")!));
        }
    }

    /// <summary>A volume whose claim is gone is released, and deleted when its policy says so.</summary>
    private void SyncVolume(JsonObject volume)
    {
        var name = volume.Text("metadata", "name")!;
        if (volume.Map("spec", "claimRef") is not { } claim)
        {
            SetVolumePhase(name, "Available");
            return;
        }

        if (View.Exists(claim.Text("uid") ?? ""))
            return;
        SetVolumePhase(name, "Released");
        if (volume.Text("spec", "persistentVolumeReclaimPolicy") == "Delete" && !Finalizers.IsTerminating(volume)
            && IsDue(volume, new WorkKey(ResourceTypes.PersistentVolumes, "", name), timings.Reclaim))
            Store.Delete(ResourceTypes.PersistentVolumes, null, name, DeleteOptions.Default);
    }

    private void SyncBoundClaim(JsonObject claim)
    {
        var volume = claim.Text("spec", "volumeName") ?? "";
        if (claim.Text("status", "phase") == "Bound" && View.Find(ResourceTypes.PersistentVolumes, "", volume) is null)
        {
            SetClaimStatus(claim, status => status["phase"] = "Lost");
            Context.Events.Warning(claim, Component, "ClaimLost", "Bound claim has lost its PersistentVolume. Data on the volume is lost!");
        }
    }

    private void SyncPendingClaim(WorkKey key, JsonObject claim)
    {
        if (Finalizers.IsTerminating(claim))
            return;
        var className = claim.Text("spec", "storageClassName") ?? "";
        if (className.Length == 0 || View.Find(ResourceTypes.StorageClasses, "", className) is not { } storageClass)
        {
            TellWhyNot(key, claim, className);
            return;
        }

        var waits = storageClass.Text("volumeBindingMode") == "WaitForFirstConsumer";
        if (waits && SelectedNodeOf(claim) is null)
            Context.Events.Normal(claim, Component, "WaitForFirstConsumer", "waiting for first consumer to be created before binding");
        else if (storageClass.Text("provisioner") is { } provisioner && provisioner != NoProvisioner)
            Provision(key, claim, storageClass, provisioner);
        else if (FreeVolume(claim, className) is { } volume)
            Bind(claim, volume);
        else
            Context.Events.Normal(claim, Component, "FailedBinding", "no persistent volumes available for this claim");
    }

    private void TellWhyNot(WorkKey key, JsonObject claim, string className)
    {
        if (FreeVolume(claim, className) is { } volume)
        {
            Bind(claim, volume);
            return;
        }

        if (className.Length == 0)
            Context.Events.Normal(claim, Component, "FailedBinding", "no persistent volumes available for this claim and no storage class is set");
        else
            Context.Events.Warning(claim, Component, "ProvisioningFailed", $"storageclass.storage.k8s.io \"{className}\" not found");
        Queue.AddAfter(key, Resync);
    }

    private JsonObject? FreeVolume(JsonObject claim, string className) => View.In(ResourceTypes.PersistentVolumes, "").FirstOrDefault(volume =>
        (volume.Text("spec", "storageClassName") ?? "") == className
        && (volume.Map("spec", "claimRef") is not { } reference
            || (reference.Text("uid") is null && reference.Text("name") == claim.Text("metadata", "name") && reference.Text("namespace") == claim.Text("metadata", "namespace"))));

    private void Provision(WorkKey key, JsonObject claim, JsonObject storageClass, string provisioner)
    {
        if (claim.Text("metadata", "annotations", "volume.kubernetes.io/storage-provisioner") is null)
        {
            Annotate(claim, ("volume.beta.kubernetes.io/storage-provisioner", provisioner), ("volume.kubernetes.io/storage-provisioner", provisioner));
            Context.Events.Normal(claim, Component, "ExternalProvisioning",
                $"Waiting for a volume to be created either by the external provisioner '{provisioner}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.");
        }

        // A provisioner that is not installed never answers.
        if (provisioner.EndsWith("/not-running", StringComparison.Ordinal))
            return;
        var begins = !_dueByUid.ContainsKey(claim.Text("metadata", "uid")!);
        if (IsDue(claim, key, timings.Provision))
        {
            var volume = Store.Create(ResourceTypes.PersistentVolumes, _volumes.Make(claim, storageClass, provisioner));
            Context.Events.Normal(claim, provisioner, "ProvisioningSucceeded", $"Successfully provisioned volume {volume.Text("metadata", "name")}");
            Bind(claim, volume);
        }
        else if (begins)
        {
            Context.Events.Normal(claim, provisioner, "Provisioning", $"External provisioner is provisioning volume for claim \"{key.Namespace}/{key.Name}\"");
        }
    }

    private bool IsDue(JsonObject obj, WorkKey key, DurationRange delay)
    {
        var uid = obj.Text("metadata", "uid")!;
        if (!_dueByUid.TryGetValue(uid, out var due))
            _dueByUid[uid] = due = Context.Now + timings.Seconds(Context.Chance.Within(delay, $"volume {key.Namespace}/{key.Name}"));
        if (due > Context.Now)
        {
            Queue.AddAt(key, due);
            return false;
        }

        _dueByUid.Remove(uid);
        return true;
    }

    private void Bind(JsonObject claim, JsonObject volume)
    {
        var name = volume.Text("metadata", "name")!;
        if (volume.Text("spec", "claimRef", "uid") is null)
        {
            volume = Store.Update(ResourceTypes.PersistentVolumes, null, name, changed =>
            {
                var reference = changed.Ensure("spec").Ensure("claimRef");
                reference["kind"] = "PersistentVolumeClaim";
                reference["namespace"] = claim.Text("metadata", "namespace");
                reference["name"] = claim.Text("metadata", "name");
                reference["uid"] = claim.Text("metadata", "uid");
                return changed;
            });
        }

        SetVolumePhase(name, "Bound");
        Store.Update(ResourceTypes.PersistentVolumeClaims, claim.Text("metadata", "namespace"), claim.Text("metadata", "name")!, changed =>
        {
            changed.Ensure("spec")["volumeName"] = name;
            var annotations = changed.Ensure("metadata").Ensure("annotations");
            annotations["pv.kubernetes.io/bind-completed"] = "yes";
            annotations["pv.kubernetes.io/bound-by-controller"] = "yes";
            return changed;
        }, "binding");
        SetClaimStatus(claim, status =>
        {
            status["phase"] = "Bound";
            status["accessModes"] = volume.Items("spec", "accessModes")?.DeepClone();
            status["capacity"] = volume.Map("spec", "capacity")?.DeepClone();
        });
    }

    private void SetVolumePhase(string name, string phase) =>
        Store.Update(ResourceTypes.PersistentVolumes, null, name, changed =>
        {
            var status = changed.Ensure("status");
            if (status.Text("phase") == phase)
                return null;
            status["phase"] = phase;
            status["lastPhaseTransitionTime"] = Context.Timestamp;
            return changed;
        }, "status");

    private void SetClaimStatus(JsonObject claim, Action<JsonObject> change) =>
        Store.Update(ResourceTypes.PersistentVolumeClaims, claim.Text("metadata", "namespace"), claim.Text("metadata", "name")!, changed =>
        {
            change(changed.Ensure("status"));
            return changed;
        }, "status");

    private void Annotate(JsonObject claim, params IEnumerable<(string Key, string Value)> annotations) =>
        Store.Update(ResourceTypes.PersistentVolumeClaims, claim.Text("metadata", "namespace"), claim.Text("metadata", "name")!, changed =>
        {
            foreach (var (key, value) in annotations)
                changed.Ensure("metadata").Ensure("annotations")[key] = value;
            return changed;
        });

    private static string? SelectedNodeOf(JsonObject claim) => claim.Text("metadata", "annotations", SelectedNode);
}
