using System.Text.Json.Nodes;
using StsDashboard.Simulator.Controllers;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Nodes;

/// <summary>Why a node does not suit a pod, in the scheduler's words (pkg/scheduler/framework/plugins); null when it does.</summary>
internal static class NodeFit
{
    public static string? Refusal(JsonObject node, JsonObject pod, IEnumerable<JsonObject> volumes)
    {
        if (node.Flag("spec", "unschedulable") == true)
            return "node(s) were unschedulable";
        if (PodNotReadyNode(node))
            return "node(s) had untolerated taint {node.kubernetes.io/not-ready: }";
        if (!MatchesPod(node, pod))
            return "node(s) didn't match Pod's node affinity/selector";
        return volumes.All(volume => MatchesTerms(node, volume.Items("spec", "nodeAffinity", "required", "nodeSelectorTerms")))
            ? null
            : "node(s) didn't match PersistentVolume's node affinity";
    }

    private static bool PodNotReadyNode(JsonObject node) =>
        node.Items("status", "conditions")?.FirstOrDefault(condition => condition.Text("type") == "Ready").Text("status") is "False" or "Unknown";

    private static bool MatchesPod(JsonObject node, JsonObject pod) =>
        pod.Pairs("spec", "nodeSelector").All(label => node.Text("metadata", "labels", label.Key) == label.Value)
        && MatchesTerms(node, pod.Items("spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms"));

    /// <summary>One term suffices, all of its expressions must hold; no terms at all hold nothing back.</summary>
    private static bool MatchesTerms(JsonObject node, JsonArray? terms)
    {
        if (terms is null)
            return true;
        var labels = Labels.Of(node);
        return terms.Any(term => (term.Items("matchExpressions") ?? []).All(expression => Selectors.Requirement(expression).Matches(labels)));
    }
}
