using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects.Admission;

/// <summary>What a pod must have and what of it may change (pkg/apis/core/validation/validation.go).</summary>
internal static class PodValidation
{
    private const string OnlyTheseChange =
        "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

    public static void Validate(JsonObject pod)
    {
        var causes = ContainerProblems(pod.Map("spec"), "spec").ToArray();
        if (causes.Length > 0)
            throw ApiErrors.Invalid(ResourceTypes.Pods, pod.Text("metadata", "name")!, causes);
    }

    public static IEnumerable<FieldCause> ContainerProblems(JsonObject? spec, string path)
    {
        var containers = spec.Items("containers");
        if (containers is not { Count: > 0 })
            yield return FieldCause.Required($"{path}.containers");
        for (var index = 0; index < (containers?.Count ?? 0); index++)
        {
            if (string.IsNullOrEmpty(containers![index].Text("name")))
                yield return FieldCause.Required($"{path}.containers[{index}].name");
            if (string.IsNullOrEmpty(containers[index].Text("image")))
                yield return FieldCause.Required($"{path}.containers[{index}].image");
        }
    }

    public static void ValidateUpdate(JsonObject changed, JsonObject old)
    {
        if (!JsonNode.DeepEquals(Fixed(changed, old), Fixed(old, old)))
            throw ApiErrors.Invalid(ResourceTypes.Pods, old.Text("metadata", "name")!, FieldCause.Forbidden("spec", OnlyTheseChange));
    }

    /// <summary>The spec without what may change. An unset node may be set: the simulated scheduler writes it directly.</summary>
    private static JsonObject Fixed(JsonObject pod, JsonObject old)
    {
        var spec = pod["spec"]!.DeepClone().AsObject();
        foreach (var container in (spec.Items("containers") ?? []).Concat(spec.Items("initContainers") ?? []).OfType<JsonObject>())
            container.Remove("image");
        foreach (var field in (string[])["activeDeadlineSeconds", "tolerations", "terminationGracePeriodSeconds"])
            spec.Remove(field);
        if (string.IsNullOrEmpty(old.Text("spec", "nodeName")))
            spec.Remove("nodeName");
        return spec;
    }
}
