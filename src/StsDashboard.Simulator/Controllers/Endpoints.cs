using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Controllers;

/// <summary>What a Service says about a pod (staging/src/k8s.io/endpointslice/utils.go, <c>podToEndpoint</c>).</summary>
internal static class Endpoints
{
    /// <summary>The controller leaves Services without a selector, and names of other places, alone.</summary>
    public static bool HasEndpoints(JsonObject service) =>
        service.Text("spec", "type") != "ExternalName" && service.Map("spec", "selector") is { Count: > 0 };

    public static bool Selects(JsonObject service, JsonObject pod) =>
        HasEndpoints(service) && service.Pairs("spec", "selector").All(label => pod.Text("metadata", "labels", label.Key) == label.Value);

    /// <summary>Finished pods are no endpoints, nor are those that have no address yet (<c>ShouldPodBeInEndpoints</c>).</summary>
    public static bool HasAddress(JsonObject pod) =>
        pod.Text("status", "podIP") is not null && pod.Text("status", "phase") is not ("Succeeded" or "Failed");

    public static JsonObject Make(JsonObject service, JsonObject pod, ClusterView view)
    {
        var serving = PodConditions.IsReady(pod);
        var terminating = Finalizers.IsTerminating(pod);
        var published = service.Flag("spec", "publishNotReadyAddresses") == true;
        var endpoint = new JsonObject
        {
            ["addresses"] = new JsonArray(pod.Text("status", "podIP")),
            ["conditions"] = new JsonObject
            {
                ["ready"] = published || (serving && !terminating),
                ["serving"] = serving,
                ["terminating"] = terminating,
            },
        };
        // Only a pod that names this very Service as its subdomain gets a name of its own.
        if (pod.Text("spec", "hostname") is { Length: > 0 } hostname && pod.Text("spec", "subdomain") == service.Text("metadata", "name"))
            endpoint["hostname"] = hostname;
        endpoint["targetRef"] = new JsonObject
        {
            ["kind"] = "Pod",
            ["namespace"] = pod.Text("metadata", "namespace"),
            ["name"] = pod.Text("metadata", "name"),
            ["uid"] = pod.Text("metadata", "uid"),
        };
        var node = pod.Text("spec", "nodeName") ?? "";
        endpoint["nodeName"] = node;
        if (view.Find(ResourceTypes.Nodes, "", node)?.Text("metadata", "labels", "topology.kubernetes.io/zone") is { } zone)
            endpoint["zone"] = zone;
        return endpoint;
    }

    /// <summary>
    /// Null for a Service without ports, as the API has it. A target port by name is looked up in the pods; one that none of
    /// them has is left out.
    /// </summary>
    public static JsonArray? Ports(JsonObject service, IReadOnlyCollection<JsonObject> pods)
    {
        var ports = service.Items("spec", "ports") ?? [];
        return ports.Count == 0 ? null : new JsonArray([.. ports.Select(port => Port(port, pods)).OfType<JsonNode>()]);
    }

    private static JsonObject? Port(JsonNode? port, IReadOnlyCollection<JsonObject> pods)
    {
        var number = port.Text("targetPort") is { } name
            ? pods.Select(pod => ContainerPort(pod, name)).FirstOrDefault(found => found is not null)
            : port.Number("targetPort") ?? port.Number("port");
        return number is null ? null : new JsonObject
        {
            ["name"] = port.Text("name") ?? "",
            ["protocol"] = port.Text("protocol") ?? "TCP",
            ["port"] = number,
        };
    }

    private static long? ContainerPort(JsonObject pod, string name) =>
        (pod.Items("spec", "containers") ?? [])
            .SelectMany(container => container.Items("ports") ?? [])
            .FirstOrDefault(port => port.Text("name") == name)
            .Number("containerPort");
}
