using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;
using static StsDashboard.Simulator.Api.Tables.TableColumns;

namespace StsDashboard.Simulator.Api.Tables;

/// <summary>Columns of pods, sets, revisions and budgets.</summary>
internal static class WorkloadColumns
{
    public static TableColumn[] Pods { get; } =
    [
        Name,
        Text("Ready", pod => $"{ContainerStatuses(pod).Count(one => one.Flag("ready") == true)}/{pod.Items("spec", "containers")?.Count ?? 0}"),
        Text("Status", PodStatusText.Of),
        new("Restarts", "string", (pod, now) => Restarts(pod, now)),
        Age,
        Text("IP", pod => pod.Text("status", "podIP"), wide: true),
        Text("Node", pod => pod.Text("spec", "nodeName"), wide: true),
        Text("Nominated Node", pod => pod.Text("status", "nominatedNodeName"), wide: true),
        Text("Readiness Gates", ReadinessGates, wide: true),
    ];

    public static TableColumn[] StatefulSets { get; } =
    [
        Name,
        Text("Ready", set => $"{set.Number("status", "readyReplicas") ?? 0}/{set.Number("spec", "replicas") ?? 0}"),
        Age,
        Text("Containers", set => Containers(set, "name"), wide: true),
        Text("Images", set => Containers(set, "image"), wide: true),
    ];

    public static TableColumn[] ControllerRevisions { get; } =
    [
        Name,
        Text("Controller", revision => revision.Items("metadata", "ownerReferences")?.FirstOrDefault(one => one.Flag("controller") == true) is { } owner
            ? $"{owner.Text("kind")!.ToLowerInvariant()}.apps/{owner.Text("name")}"
            : null),
        Number("Revision", revision => revision.Number("revision")),
        Age,
    ];

    public static TableColumn[] PodDisruptionBudgets { get; } =
    [
        Name,
        Text("Min Available", budget => budget["spec"].At("minAvailable") is { } amount ? amount.Text() ?? amount.ToJsonString() : "N/A"),
        Text("Max Unavailable", budget => budget["spec"].At("maxUnavailable") is { } amount ? amount.Text() ?? amount.ToJsonString() : "N/A"),
        Number("Allowed Disruptions", budget => budget.Number("status", "disruptionsAllowed")),
        Age,
    ];

    private static JsonArray ContainerStatuses(JsonObject pod) => pod.Items("status", "containerStatuses") ?? [];

    /// <summary>How many, and when the last was.</summary>
    private static string Restarts(JsonObject pod, DateTimeOffset now)
    {
        var count = ContainerStatuses(pod).Sum(one => one.Number("restartCount") ?? 0);
        var last = ContainerStatuses(pod).Select(one => one.Text("lastState", "terminated", "finishedAt")).Max(StringComparer.Ordinal);
        return count > 0 && last is not null ? $"{count} ({HumanDuration.Since(last, now)} ago)" : $"{count}";
    }

    private static string? ReadinessGates(JsonObject pod)
    {
        if (pod.Items("spec", "readinessGates") is not { Count: > 0 } gates)
            return null;
        var passed = gates.Count(gate => pod.Items("status", "conditions")?.Any(one =>
            one.Text("type") == gate.Text("conditionType") && one.Text("status") == "True") == true);
        return $"{passed}/{gates.Count}";
    }

    private static string Containers(JsonObject set, string field) =>
        string.Join(',', (set.Items("spec", "template", "spec", "containers") ?? []).Select(container => container.Text(field)));
}
