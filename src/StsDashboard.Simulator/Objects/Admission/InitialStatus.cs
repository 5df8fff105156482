using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects.Admission;

/// <summary>The status of a new object: what a client sends is dropped (each kind's <c>PrepareForCreate</c>).</summary>
internal static class InitialStatus
{
    public static void Set(ResourceType type, JsonObject obj, DateTimeOffset now)
    {
        // A node's creator, the kubelet, sends its status along (nodeStrategy keeps it).
        if (!type.HasStatus || type == ResourceTypes.Nodes)
            return;
        obj["status"] = type.Plural switch
        {
            "pods" => new JsonObject { ["phase"] = "Pending", ["qosClass"] = QosClass(obj) },
            "services" => new JsonObject { ["loadBalancer"] = new JsonObject() },
            "persistentvolumeclaims" => new JsonObject { ["phase"] = "Pending" },
            "persistentvolumes" => new JsonObject { ["phase"] = "Pending", ["lastPhaseTransitionTime"] = ObjectStamps.Format(now) },
            "namespaces" => new JsonObject { ["phase"] = "Active" },
            "statefulsets" => new JsonObject { ["replicas"] = 0, ["availableReplicas"] = 0 },
            "poddisruptionbudgets" => new JsonObject
            {
                ["disruptionsAllowed"] = 0,
                ["currentHealthy"] = 0,
                ["desiredHealthy"] = 0,
                ["expectedPods"] = 0,
            },
            _ => new JsonObject(),
        };
    }

    /// <summary>Guaranteed: every container limits cpu and memory and requests as much (pkg/apis/core/v1/helper/qos).</summary>
    private static string QosClass(JsonObject pod)
    {
        var resources = (pod.Items("spec", "containers") ?? []).Select(container => container.Map("resources")).ToArray();
        if (resources.All(one => !one.Pairs("requests").Concat(one.Pairs("limits")).Any(amount => amount.Key is "cpu" or "memory")))
            return "BestEffort";
        return resources.All(one => IsPinned(one, "cpu") && IsPinned(one, "memory")) ? "Guaranteed" : "Burstable";
    }

    private static bool IsPinned(JsonObject? resources, string resource) =>
        resources.At("limits", resource) is { } limit && JsonNode.DeepEquals(limit, resources.At("requests", resource));
}
