using System.Text.Json.Nodes;
using StsDashboard.Domain.Identity;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers.StatefulSets;

/// <summary>The claims of a set's ordinals, and whom they belong to (pkg/controller/statefulset/stateful_pod_control.go).</summary>
internal sealed class SetClaims(ControllerContext context)
{
    private const string Component = "statefulset-controller";
    private static readonly ResourceType Type = ResourceTypes.PersistentVolumeClaims;

    /// <summary>The claims of the set's namespace that carry names of its templates.</summary>
    public IEnumerable<JsonObject> Of(JsonObject set)
    {
        var name = set.Text("metadata", "name")!;
        var templates = SetFacts.Templates(set).Select(template => template.Text("metadata", "name")!).ToList();
        return templates.Count == 0 ? [] : context.View.In(Type, set.Text("metadata", "namespace")!)
            .Where(claim => templates.Exists(template => ClaimNames.OrdinalOf(template, name, claim.Text("metadata", "name")!) is not null));
    }

    /// <summary>Creates the ordinal's claims where they are missing.</summary>
    /// <exception cref="ApiException">A claim was refused, or one is being deleted.</exception>
    public void Ensure(JsonObject set, string pod, int ordinal)
    {
        foreach (var (template, name) in Wanted(set, ordinal))
        {
            if (context.Store.Get(Type, set.Text("metadata", "namespace"), name) is null)
                Create(set, template, name, pod);
        }
    }

    /// <summary>Makes the ownerReferences of a pod's claims follow the retention policy (<c>updateClaimOwnerRefForSetAndPod</c>).</summary>
    public void Align(JsonObject set, JsonObject pod, int ordinal, bool condemned)
    {
        foreach (var (_, name) in Wanted(set, ordinal))
        {
            if (context.View.Find(Type, set.Text("metadata", "namespace")!, name) is not { } claim)
                continue;
            var owner = OwnerOf(set, pod, condemned);
            var present = Owners.Of(claim).Where(one => one.Uid == set.Text("metadata", "uid") || one.Uid == pod.Text("metadata", "uid")).Select(one => one.Uid).ToList();
            if (owner is null ? present.Count > 0 : present is not [var only] || only != owner.Text("metadata", "uid"))
                SetOwner(claim, owner, present);
        }
    }

    private static JsonObject? OwnerOf(JsonObject set, JsonObject pod, bool condemned) =>
        SetFacts.WhenScaled(set) == "Delete" && condemned ? pod
        : SetFacts.WhenDeleted(set) == "Delete" ? set
        : null;

    private void SetOwner(JsonObject claim, JsonObject? owner, List<string> present) =>
        context.Store.Update(Type, claim.Text("metadata", "namespace"), claim.Text("metadata", "name")!, changed =>
        {
            Owners.Remove(changed, present.Contains);
            if (owner is not null)
                Owners.Add(changed, owner);
            return changed;
        });

    private static IEnumerable<(JsonObject Template, string Name)> Wanted(JsonObject set, int ordinal) =>
        SetFacts.Templates(set).Select(template => (template, ClaimNames.Of(template.Text("metadata", "name")!, set.Text("metadata", "name")!, ordinal)));

    private void Create(JsonObject set, JsonObject template, string name, string pod)
    {
        var setName = set.Text("metadata", "name");
        try
        {
            context.Store.Create(Type, FromTemplate(set, template, name));
            context.Events.Normal(set, Component, "SuccessfulCreate", $"Create Claim {name} Pod {pod} in StatefulSet {setName} success");
        }
        catch (ApiException refusal)
        {
            context.Events.Warning(set, Component, "FailedCreate", $"Create Claim {name} for Pod {pod} in StatefulSet {setName} failed error: {refusal.Message}");
            throw new ApiException(refusal.Code, refusal.Reason, $"failed to create PVC {name}: {refusal.Message}", refusal.Details);
        }
    }

    public static JsonObject FromTemplate(JsonObject set, JsonObject template, string name)
    {
        var metadata = (JsonObject)template.Map("metadata")!.DeepClone();
        metadata["name"] = name;
        metadata["namespace"] = set.Text("metadata", "namespace");
        foreach (var (key, value) in set.Pairs("spec", "selector", "matchLabels"))
            metadata.Ensure("labels")[key] = value;
        return new JsonObject
        {
            ["metadata"] = metadata,
            ["spec"] = template.Map("spec")!.DeepClone(),
            ["status"] = new JsonObject { ["phase"] = "Pending" },
        };
    }
}
