using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers;

/// <summary>Reading a pod's conditions.</summary>
internal static class PodConditions
{
    public static JsonNode? Find(JsonObject pod, string type) =>
        pod.Items("status", "conditions")?.FirstOrDefault(condition => condition.Text("type") == type);

    public static bool IsReady(JsonObject pod) => Find(pod, "Ready").Text("status") == "True";
}
