using System.Text.Json.Nodes;
using StsDashboard.Simulator.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers.Storage;

/// <summary>
/// Grows the volume of a claim that asks for more than it has, as the external resizer and the kubelet do together. The
/// API has refused the wish already where the class does not allow it.
/// </summary>
internal sealed class VolumeResizer(ControllerContext context, Timings timings) : Controller(context)
{
    private const string Component = "external-resizer";

    private readonly Dictionary<string, DateTimeOffset> _doneAt = [];

    public override void Observe(StoreEvent change)
    {
        if (change.Resource == ResourceTypes.PersistentVolumeClaims && change.Type == StoreEventType.Modified)
            Queue.Add(WorkKey.Of(change));
    }

    public override void Sync(WorkKey key)
    {
        if (View.Find(key) is not { } claim || claim.Text("status", "phase") != "Bound" || Finalizers.IsTerminating(claim))
            return;
        var wanted = claim.Text("spec", "resources", "requests", "storage");
        // A claim cannot ask for less than it has, so other than it has is more.
        if (wanted is null || wanted == claim.Text("status", "capacity", "storage") || !CanGrow(claim))
            return;
        var uid = claim.Text("metadata", "uid")!;
        if (!_doneAt.TryGetValue(uid, out var done))
        {
            _doneAt[uid] = done = Context.Now + timings.Seconds(Context.Chance.Within(timings.Resize, $"resize {key.Namespace}/{key.Name}"));
            Context.Events.Normal(claim, Component, "Resizing", $"External resizer is resizing volume {claim.Text("spec", "volumeName")}");
        }

        if (done > Context.Now)
        {
            Queue.AddAt(key, done);
            return;
        }

        _doneAt.Remove(uid);
        Grow(key, claim, wanted);
    }

    private bool CanGrow(JsonObject claim) =>
        View.Find(ResourceTypes.StorageClasses, "", claim.Text("spec", "storageClassName") ?? "")?.Flag("allowVolumeExpansion") == true;

    private void Grow(WorkKey key, JsonObject claim, string size)
    {
        Store.Update(ResourceTypes.PersistentVolumes, null, claim.Text("spec", "volumeName")!, changed =>
        {
            changed.Ensure("spec").Ensure("capacity")["storage"] = size;
            return changed;
        });
        Store.Update(key.Type, key.Namespace, key.Name, changed =>
        {
            changed.Ensure("status").Ensure("capacity")["storage"] = size;
            return changed;
        }, "status");
        Context.Events.Normal(claim, "kubelet", "FileSystemResizeSuccessful", $"MountVolume.NodeExpandVolume succeeded for volume \"{claim.Text("spec", "volumeName")}\"");
    }
}
