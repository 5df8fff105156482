using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers.Storage;

/// <summary>
/// Keeps a claim while a pod uses it and a volume while it is bound
/// (pkg/controller/volume/pvcprotection and pvprotection).
/// </summary>
internal sealed class ClaimProtection(ControllerContext context) : Controller(context)
{
    public override void Observe(StoreEvent change)
    {
        if (change.Resource == ResourceTypes.PersistentVolumeClaims || change.Resource == ResourceTypes.PersistentVolumes)
        {
            if (change.Type != StoreEventType.Deleted && Finalizers.IsTerminating(change.Object))
                Queue.Add(WorkKey.Of(change));
        }
        else if (change.Resource == ResourceTypes.Pods && (change.Type == StoreEventType.Deleted || IsFinished(change.Object)))
        {
            foreach (var claim in PodClaims.NamesOf(change.Object))
                Queue.Add(new WorkKey(ResourceTypes.PersistentVolumeClaims, change.Current.Namespace!, claim));
        }
    }

    public override void Sync(WorkKey key)
    {
        if (View.Find(key) is not { } obj || !Finalizers.IsTerminating(obj))
            return;
        var finalizer = key.Type == ResourceTypes.PersistentVolumes ? Finalizers.VolumeProtection : Finalizers.ClaimProtection;
        if (Finalizers.Has(obj, finalizer) && !IsUsed(key, obj))
            Store.Update(key.Type, key.Namespace, key.Name, changed => Finalizers.Without(changed, finalizer));
    }

    private bool IsUsed(WorkKey key, JsonObject obj) => key.Type == ResourceTypes.PersistentVolumes
        ? obj.Text("status", "phase") == "Bound"
        : View.In(ResourceTypes.Pods, key.Namespace).Any(pod => Uses(pod, key.Name));

    /// <summary>A pod that no node has yet cannot be using anything (podUsesPVC).</summary>
    private static bool Uses(JsonObject pod, string claim) =>
        pod.Text("spec", "nodeName") is not null && !IsFinished(pod) && PodClaims.NamesOf(pod).Contains(claim);

    private static bool IsFinished(JsonObject pod) => pod.Text("status", "phase") is "Succeeded" or "Failed";
}
