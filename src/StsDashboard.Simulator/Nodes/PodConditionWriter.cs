using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Nodes;

/// <summary>Writes a pod's conditions; the transition time moves only when a status changes.</summary>
internal sealed class PodConditionWriter(JsonObject pod, string now)
{
    public void Set(string type, string status, string? reason = null, string? message = null)
    {
        var conditions = pod.Ensure("status")["conditions"] as JsonArray;
        if (conditions is null)
            pod.Ensure("status")["conditions"] = conditions = [];
        var index = conditions.ToList().FindIndex(condition => condition.Text("type") == type);
        var since = index >= 0 && conditions[index].Text("status") == status ? conditions[index].Text("lastTransitionTime") : now;
        var written = new JsonObject { ["type"] = type, ["status"] = status, ["lastProbeTime"] = null, ["lastTransitionTime"] = since };
        if (reason is not null)
            written["reason"] = reason;
        if (message is not null)
            written["message"] = message;
        if (index >= 0)
            conditions[index] = written;
        else
            conditions.Add((JsonNode)written);
    }
}
