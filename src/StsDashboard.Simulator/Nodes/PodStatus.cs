using System.Text.Json.Nodes;
using StsDashboard.Simulator.Controllers;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Nodes;

/// <summary>Writes the status that a kubelet reports for a pod at a stage (pkg/kubelet/kubelet_pods.go, <c>generateAPIPodStatus</c>).</summary>
internal sealed class PodStatus(JsonObject pod, PodLife life, DateTimeOffset now)
{
    private readonly string _now = Timestamps.Format(now);

    public JsonObject Write(PodStage stage, string hostIp)
    {
        var status = pod.Ensure("status");
        var initialized = stage is not (PodStage.Creating or PodStage.Initializing) || pod.Items("spec", "initContainers") is not { Count: > 0 };
        status["phase"] = stage is PodStage.Creating or PodStage.ImagePullFails or PodStage.Initializing ? "Pending" : "Running";
        status["hostIP"] = hostIp;
        status.Default("startTime", _now);
        if (life.Ip is { } ip)
        {
            status["podIP"] = ip;
            status["podIPs"] = new JsonArray(new JsonObject { ["ip"] = ip });
        }

        WriteConditions(stage, initialized);
        if (pod.Items("spec", "initContainers") is { Count: > 0 } init)
            status["initContainerStatuses"] = new JsonArray([.. init.Select((container, index) => InitContainer(container, stage, index))]);
        status["containerStatuses"] = new JsonArray([.. (pod.Items("spec", "containers") ?? []).Select(container => Container(container, stage, initialized))]);
        status.Default("qosClass", "BestEffort");
        return pod;
    }

    /// <summary>The node ended the pod, for example under memory pressure.</summary>
    public JsonObject WriteFailed(string reason)
    {
        var status = pod.Ensure("status");
        status["phase"] = "Failed";
        status["reason"] = reason;
        status["message"] = reason == "Evicted" ? "The node was low on resource: memory. Threshold quantity: 100Mi, available: 83112Ki." : $"Pod failed: {reason}";
        var conditions = new PodConditionWriter(pod, _now);
        conditions.Set("ContainersReady", "False", "PodFailed");
        conditions.Set("Ready", "False", "PodFailed");
        return pod;
    }

    private void WriteConditions(PodStage stage, bool initialized)
    {
        var conditions = new PodConditionWriter(pod, _now);
        conditions.Set("PodScheduled", "True");
        conditions.Set("PodReadyToStartContainers", stage == PodStage.Creating ? "False" : "True");
        if (initialized)
            conditions.Set("Initialized", "True");
        else
            conditions.Set("Initialized", "False", "ContainersNotInitialized", $"containers with incomplete status: [{Names("initContainers")}]");
        if (stage == PodStage.Ready)
        {
            conditions.Set("ContainersReady", "True");
            conditions.Set("Ready", "True");
            return;
        }

        var message = $"containers with unready status: [{Names("containers")}]";
        conditions.Set("ContainersReady", "False", "ContainersNotReady", message);
        conditions.Set("Ready", "False", "ContainersNotReady", message);
    }

    private string Names(string field) => string.Join(' ', (pod.Items("spec", field) ?? []).Select(container => container.Text("name")));

    private JsonObject InitContainer(JsonNode? container, PodStage stage, int index)
    {
        var state = stage switch
        {
            PodStage.Creating => Waiting("PodInitializing"),
            PodStage.Initializing when index == 0 => Running(life.StartsAt),
            PodStage.Initializing => Waiting("PodInitializing"),
            _ => Terminated(0, "Completed", life.StartsAt, life.RunningSince ?? life.StartsAt),
        };
        return Describe(container, state, new JsonObject(), ready: stage is not (PodStage.Creating or PodStage.Initializing), started: stage == PodStage.Initializing, restarts: 0);
    }

    private JsonObject Container(JsonNode? container, PodStage stage, bool initialized)
    {
        var lastState = life.LastRunBegan is { } began && life.Restarts + (stage == PodStage.CrashBackOff ? 1 : 0) > 0
            ? Terminated(1, "Error", began, life.CrashedAt ?? life.RunningSince ?? began)
            : new JsonObject();
        var state = stage switch
        {
            PodStage.Creating or PodStage.Initializing => Waiting(initialized ? "ContainerCreating" : "PodInitializing"),
            PodStage.ImagePullFails => Waiting("ImagePullBackOff", $"Back-off pulling image \"{container.Text("image")}\""),
            PodStage.CrashBackOff => Waiting("CrashLoopBackOff", BackOffMessage(container)),
            _ => Running(life.RunningSince ?? life.StartsAt),
        };
        return Describe(container, state, lastState, ready: stage == PodStage.Ready, started: stage is PodStage.Running or PodStage.Ready, life.Restarts);
    }

    private string BackOffMessage(JsonNode? container)
    {
        var wait = life.BackOffSeconds >= 300 ? "5m0s" : life.BackOffSeconds >= 60 ? $"{(int)life.BackOffSeconds / 60}m{(int)life.BackOffSeconds % 60}s" : $"{life.BackOffSeconds}s";
        return $"back-off {wait} restarting failed container={container.Text("name")} pod={pod.Text("metadata", "name")}_{pod.Text("metadata", "namespace")}({pod.Text("metadata", "uid")})";
    }

    private static JsonObject Describe(JsonNode? container, JsonObject state, JsonObject lastState, bool ready, bool started, int restarts)
    {
        var image = container.Text("image") ?? "";
        return new JsonObject
        {
            ["name"] = container.Text("name"),
            ["state"] = state,
            ["lastState"] = lastState,
            ["ready"] = ready,
            ["restartCount"] = restarts,
            ["image"] = image,
            ["imageID"] = started || ready ? $"sha256:{image}" : "",
            ["started"] = started,
        };
    }

    private static JsonObject Waiting(string reason, string? message = null)
    {
        var waiting = new JsonObject { ["reason"] = reason };
        if (message is not null)
            waiting["message"] = message;
        return new JsonObject { ["waiting"] = waiting };
    }

    private static JsonObject Running(DateTimeOffset since) => new() { ["running"] = new JsonObject { ["startedAt"] = Timestamps.Format(since) } };

    private static JsonObject Terminated(int code, string reason, DateTimeOffset began, DateTimeOffset ended) => new()
    {
        ["terminated"] = new JsonObject
        {
            ["exitCode"] = code,
            ["reason"] = reason,
            ["startedAt"] = Timestamps.Format(began),
            ["finishedAt"] = Timestamps.Format(ended),
        },
    };
}
