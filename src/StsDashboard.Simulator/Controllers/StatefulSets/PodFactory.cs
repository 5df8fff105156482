using System.Text.Json.Nodes;
using StsDashboard.Domain.Identity;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers.StatefulSets;

/// <summary>Makes the pod of an ordinal (<c>newVersionedStatefulSetPod</c>, pkg/controller/statefulset/stateful_set_utils.go).</summary>
internal static class PodFactory
{
    public static JsonObject Make(JsonObject set, JsonObject revision, int ordinal)
    {
        var template = RevisionHistory.TemplateOf(revision);
        var setName = set.Text("metadata", "name")!;
        var name = PodIdentity.Name(setName, ordinal);
        var labels = (JsonObject)(template.Map("metadata", "labels")?.DeepClone() ?? new JsonObject());
        labels["apps.kubernetes.io/pod-index"] = ordinal.ToString();
        labels["controller-revision-hash"] = RevisionHistory.Name(revision);
        labels["statefulset.kubernetes.io/pod-name"] = name;
        var metadata = new JsonObject
        {
            ["name"] = name,
            ["generateName"] = $"{setName}-",
            ["namespace"] = set.Text("metadata", "namespace"),
            ["labels"] = labels,
            ["ownerReferences"] = new JsonArray(Owners.Reference(set)),
        };
        if (template.Map("metadata", "annotations") is { } annotations)
            metadata["annotations"] = annotations.DeepClone();
        return new JsonObject { ["metadata"] = metadata, ["spec"] = SpecOf(set, template, name, ordinal), ["status"] = new JsonObject { ["phase"] = "Pending" } };
    }

    private static JsonObject SpecOf(JsonObject set, JsonObject template, string name, int ordinal)
    {
        var spec = (JsonObject)template.Map("spec")!.DeepClone();
        spec["hostname"] = name;
        if (set.Text("spec", "serviceName") is { Length: > 0 } service)
            spec["subdomain"] = service;
        var volumes = VolumesOf(set, spec, ordinal);
        if (volumes.Count > 0)
            spec["volumes"] = volumes;
        return spec;
    }

    /// <summary>The claims take the place of the template's own volumes of the same name (<c>updateStorage</c>).</summary>
    private static JsonArray VolumesOf(JsonObject set, JsonObject spec, int ordinal)
    {
        var setName = set.Text("metadata", "name")!;
        var templates = SetFacts.Templates(set).Select(template => template.Text("metadata", "name")!).ToList();
        var claims = templates.Select(template => (JsonNode)new JsonObject
        {
            ["name"] = template,
            ["persistentVolumeClaim"] = new JsonObject { ["claimName"] = ClaimNames.Of(template, setName, ordinal) },
        });
        var others = (spec.Items("volumes") ?? []).Where(volume => !templates.Contains(volume.Text("name") ?? "")).Select(volume => volume!.DeepClone());
        return new JsonArray([.. claims, .. others]);
    }
}
