using System.Text.Json.Nodes;

namespace StsDashboard.Simulator.Objects.Admission;

/// <summary>Defaults of pods and pod templates (pkg/apis/core/v1/defaults.go), as far as the recordings show them.</summary>
internal static class PodDefaults
{
    public static void FillPod(JsonObject pod)
    {
        var spec = pod.Ensure("spec");
        FillSpec(spec);
        spec.Default("enableServiceLinks", true);
        spec.Default("priority", 0);
        spec.Default("preemptionPolicy", "PreemptLowerPriority");
        FillTolerations(spec);
    }

    public static void FillTemplate(JsonObject template)
    {
        DropNullTimestamp(template);
        FillSpec(template.Ensure("spec"));
    }

    /// <summary>Manifests carry <c>creationTimestamp: null</c>; a decoded object has no such field.</summary>
    public static void DropNullTimestamp(JsonObject obj)
    {
        if (obj.Map("metadata") is { } metadata && metadata["creationTimestamp"] is null)
            metadata.Remove("creationTimestamp");
    }

    private static void FillSpec(JsonObject spec)
    {
        foreach (var container in Maps(spec, "initContainers").Concat(Maps(spec, "containers")))
            FillContainer(container);
        foreach (var volume in Maps(spec, "volumes"))
            FillVolume(volume);
        spec.Default("restartPolicy", "Always");
        spec.Default("terminationGracePeriodSeconds", 30);
        spec.Default("dnsPolicy", "ClusterFirst");
        spec.Default("securityContext", new JsonObject());
        spec.Default("schedulerName", "default-scheduler");
    }

    private static void FillContainer(JsonObject container)
    {
        foreach (var port in Maps(container, "ports"))
            port.Default("protocol", "TCP");
        foreach (var reference in Maps(container, "env").Select(variable => variable.Map("valueFrom", "fieldRef")).OfType<JsonObject>())
            reference.Default("apiVersion", "v1");
        foreach (var probe in (string[])["livenessProbe", "readinessProbe", "startupProbe"])
        {
            if (container.Map(probe) is { } present)
                FillProbe(present);
        }

        container.Default("resources", new JsonObject());
        FillRequests(container.Map("resources"));
        container.Default("terminationMessagePath", "/dev/termination-log");
        container.Default("terminationMessagePolicy", "File");
        container.Default("imagePullPolicy", IsLatest(container.Text("image") ?? "") ? "Always" : "IfNotPresent");
    }

    /// <summary>A limit without a request is the request too.</summary>
    private static void FillRequests(JsonObject? resources)
    {
        foreach (var (resource, amount) in resources.Pairs("limits").ToArray())
            resources!.Ensure("requests").Default(resource, amount);
    }

    private static void FillProbe(JsonObject probe)
    {
        probe.Default("timeoutSeconds", 1);
        probe.Default("periodSeconds", 10);
        probe.Default("successThreshold", 1);
        probe.Default("failureThreshold", 3);
        if (probe.Map("httpGet") is { } request)
        {
            request.Default("path", "/");
            request.Default("scheme", "HTTP");
        }
    }

    private static void FillVolume(JsonObject volume)
    {
        if (volume.Count == 1 && volume.ContainsKey("name"))
            volume["emptyDir"] = new JsonObject();
        foreach (var source in (string[])["secret", "configMap", "projected", "downwardAPI"])
            volume.Map(source)?.Default("defaultMode", 420);
    }

    /// <summary>The DefaultTolerationSeconds plugin.</summary>
    private static void FillTolerations(JsonObject spec)
    {
        foreach (var key in (string[])["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"])
        {
            if (spec["tolerations"] is not JsonArray tolerations)
                spec["tolerations"] = tolerations = [];
            if (!tolerations.Any(one => Tolerates(one, key)))
                tolerations.Add(new JsonObject { ["key"] = key, ["operator"] = "Exists", ["effect"] = "NoExecute", ["tolerationSeconds"] = 300 });
        }
    }

    private static bool Tolerates(JsonNode? toleration, string key) =>
        (toleration.Text("key") is null or "" || toleration.Text("key") == key) && toleration.Text("effect") is null or "" or "NoExecute";

    /// <summary>No tag means <c>latest</c>; a digest never does.</summary>
    private static bool IsLatest(string image)
    {
        if (image.Contains('@'))
            return false;
        var name = image[(image.LastIndexOf('/') + 1)..];
        return !name.Contains(':') || name.EndsWith(":latest", StringComparison.Ordinal);
    }

    private static IEnumerable<JsonObject> Maps(JsonObject parent, string key) => parent.Items(key)?.OfType<JsonObject>() ?? [];
}
