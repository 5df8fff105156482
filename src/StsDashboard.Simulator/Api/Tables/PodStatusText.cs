using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api.Tables;

/// <summary>The STATUS column of pods (printPod in pkg/printers/internalversion/printers.go).</summary>
internal static class PodStatusText
{
    public static string Of(JsonObject pod)
    {
        var text = pod.Text("status", "reason") ?? pod.Text("status", "phase") ?? "Unknown";
        if (Condition(pod, "PodScheduled") is { } scheduled && scheduled.Text("reason") == "SchedulingGated")
            text = "SchedulingGated";
        if (Initializing(pod) is { } initializing)
            text = initializing;
        else
            text = Running(pod, text);
        return pod.Text("metadata", "deletionTimestamp") is null ? text
            : pod.Text("status", "reason") == "NodeLost" ? "Unknown"
            : pod.Text("status", "phase") is "Succeeded" or "Failed" ? text
            : "Terminating";
    }

    /// <summary>What the first init container that is not done says; null when all are.</summary>
    private static string? Initializing(JsonObject pod)
    {
        var statuses = pod.Items("status", "initContainerStatuses") ?? [];
        var total = pod.Items("spec", "initContainers")?.Count ?? 0;
        for (var index = 0; index < statuses.Count; index++)
        {
            var state = statuses[index].Map("state");
            if (state.Map("terminated") is { } ended)
            {
                if (ended.Number("exitCode") == 0)
                    continue;
                return "Init:" + (ended.Text("reason") ?? $"ExitCode:{ended.Number("exitCode")}");
            }

            if (state.Text("waiting", "reason") is { Length: > 0 } reason && reason != "PodInitializing")
                return "Init:" + reason;
            return $"Init:{index}/{total}";
        }

        return null;
    }

    private static string Running(JsonObject pod, string text)
    {
        var hasRunning = false;
        foreach (var status in (pod.Items("status", "containerStatuses") ?? []).Reverse())
        {
            var state = status.Map("state");
            if (state.Text("waiting", "reason") is { Length: > 0 } waiting)
                text = waiting;
            else if (state.Map("terminated") is { } ended)
                text = ended.Text("reason") is { Length: > 0 } reason ? reason : $"ExitCode:{ended.Number("exitCode")}";
            else if (status.Flag("ready") == true && state.Map("running") is not null)
                hasRunning = true;
        }

        // A container has completed while another runs on.
        if (text == "Completed" && hasRunning)
            return Condition(pod, "Ready").Text("status") == "True" ? "Running" : "NotReady";
        return text;
    }

    private static JsonNode? Condition(JsonObject pod, string type) =>
        pod.Items("status", "conditions")?.FirstOrDefault(one => one.Text("type") == type);
}
