using System.Text.Json.Nodes;
using StsDashboard.Domain.Identity;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers.StatefulSets;

/// <summary>
/// Which pods are a set's: those it controls, those without a controller that it adopts, less those it lets go
/// (<c>getPodsForStatefulSet</c>; pkg/controller/controller_ref_manager.go).
/// </summary>
internal sealed class PodAdoption(ControllerContext context)
{
    public List<JsonObject> PodsOf(JsonObject set)
    {
        var pods = new List<JsonObject>();
        var selector = Selectors.Read(set.Map("spec", "selector"));
        var uid = set.Text("metadata", "uid")!;
        var name = set.Text("metadata", "name")!;
        foreach (var pod in context.View.In(ResourceTypes.Pods, set.Text("metadata", "namespace")!))
        {
            var owner = Owners.ControllerOf(pod)?.Uid;
            // Most pods of a namespace are another's.
            if (owner is not null && owner != uid)
                continue;
            var matches = selector?.Matches(Labels.Of(pod)) == true;
            if (owner is not null && (matches || Finalizers.IsTerminating(pod)))
                pods.Add(pod);
            else if (owner is not null)
                Change(pod, changed => Owners.Remove(changed, one => one == uid));
            else if (matches && PodIdentity.OrdinalOf(name, pod.Text("metadata", "name")!) is not null && CanAdopt(set, pod))
                pods.Add(Change(pod, changed => Owners.Add(changed, set)));
        }

        return pods;
    }

    private static bool CanAdopt(JsonObject set, JsonObject pod) => !Finalizers.IsTerminating(set) && !Finalizers.IsTerminating(pod);

    private JsonObject Change(JsonObject pod, Action<JsonObject> change) =>
        context.Store.Update(ResourceTypes.Pods, pod.Text("metadata", "namespace"), pod.Text("metadata", "name")!, changed =>
        {
            change(changed);
            return changed;
        });
}
