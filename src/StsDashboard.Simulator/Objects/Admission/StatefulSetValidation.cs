using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects.Selection;

namespace StsDashboard.Simulator.Objects.Admission;

/// <summary>What a StatefulSet must have and what of it may change (pkg/apis/apps/validation/validation.go).</summary>
internal static class StatefulSetValidation
{
    private static readonly string[] Changeable =
        ["replicas", "ordinals", "template", "updateStrategy", "revisionHistoryLimit", "persistentVolumeClaimRetentionPolicy", "minReadySeconds"];

    public static void Validate(JsonObject set)
    {
        var causes = Problems(set.Map("spec")!).ToArray();
        if (causes.Length > 0)
            throw ApiErrors.Invalid(ResourceTypes.StatefulSets, set.Text("metadata", "name")!, causes);
    }

    public static void ValidateUpdate(JsonObject changed, JsonObject old)
    {
        if (JsonNode.DeepEquals(Fixed(changed), Fixed(old)))
            return;
        throw ApiErrors.Invalid(ResourceTypes.StatefulSets, old.Text("metadata", "name")!, FieldCause.Forbidden("spec",
            "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"));
    }

    private static IEnumerable<FieldCause> Problems(JsonObject spec)
    {
        if (spec.Number("replicas") is < 0)
            yield return FieldCause.Invalid("spec.replicas", spec["replicas"]!.ToJsonString(), "must be greater than or equal to 0");
        if (spec.Number("ordinals", "start") is < 0)
            yield return FieldCause.Invalid("spec.ordinals.start", spec["ordinals"]!["start"]!.ToJsonString(), "must be greater than or equal to 0");
        if (spec.Number("updateStrategy", "rollingUpdate", "partition") is < 0 and var partition)
            yield return FieldCause.Invalid("spec.updateStrategy.rollingUpdate.partition", $"{partition}", "must be greater than or equal to 0");
        if (spec.Text("podManagementPolicy") is not ("OrderedReady" or "Parallel") and var policy)
            yield return FieldCause.Invalid("spec.podManagementPolicy", $"\"{policy}\"", "must be 'OrderedReady' or 'Parallel'");
        if (spec.Text("updateStrategy", "type") is not ("RollingUpdate" or "OnDelete") and var strategy)
            yield return FieldCause.Invalid("spec.updateStrategy", $"\"{strategy}\"", "must be 'RollingUpdate' or 'OnDelete'");
        if (spec.Map("selector") is not { } selector)
        {
            yield return FieldCause.Required("spec.selector");
        }
        else
        {
            var labels = spec["template"].Pairs("metadata", "labels").ToDictionary();
            if (selector.Count == 0)
                yield return FieldCause.Invalid("spec.selector", "{}", "empty selector is invalid for statefulset");
            else if (!LabelSelector.FromObject(selector).Matches(labels))
                yield return FieldCause.Invalid("spec.template.metadata.labels", (spec["template"].At("metadata", "labels") ?? new JsonObject()).ToJsonString(), "`selector` does not match template `labels`");
        }

        if (spec.Text("template", "spec", "restartPolicy") is not "Always" and var restart)
            yield return FieldCause.NotSupported("spec.template.spec.restartPolicy", restart ?? "", "Always");
        foreach (var problem in PodValidation.ContainerProblems(spec.Map("template", "spec"), "spec.template.spec"))
            yield return problem;
    }

    private static JsonObject Fixed(JsonObject set)
    {
        var spec = set["spec"]!.DeepClone().AsObject();
        foreach (var field in Changeable)
            spec.Remove(field);
        return spec;
    }
}
