using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;
using static StsDashboard.Simulator.Api.Tables.TableColumns;

namespace StsDashboard.Simulator.Api.Tables;

/// <summary>Columns of nodes, namespaces, events and the like.</summary>
internal static class ClusterColumns
{
    private const string RolePrefix = "node-role.kubernetes.io/";

    public static TableColumn[] Nodes { get; } =
    [
        Name,
        Text("Status", NodeStatus),
        Text("Roles", node => string.Join(',', node.Pairs("metadata", "labels").Where(label => label.Key.StartsWith(RolePrefix, StringComparison.Ordinal))
            .Select(label => label.Key[RolePrefix.Length..]).Order(StringComparer.Ordinal))),
        Age,
        Text("Version", node => node.Text("status", "nodeInfo", "kubeletVersion")),
        Text("Internal-IP", node => node.Items("status", "addresses")?.FirstOrDefault(one => one.Text("type") == "InternalIP").Text("address"), wide: true),
        Text("OS-Image", node => node.Text("status", "nodeInfo", "osImage"), wide: true),
        Text("Kernel-Version", node => node.Text("status", "nodeInfo", "kernelVersion"), wide: true),
        Text("Container-Runtime", node => node.Text("status", "nodeInfo", "containerRuntimeVersion"), wide: true),
    ];

    public static TableColumn[] Namespaces { get; } = [Name, Text("Status", ns => ns.Text("status", "phase")), Age];

    public static TableColumn[] Events { get; } =
    [
        new("Last Seen", "string", (one, now) => HumanDuration.Since(one.Text("lastTimestamp") ?? one.Text("eventTime"), now)),
        Text("Type", one => one.Text("type")),
        Text("Reason", one => one.Text("reason")),
        Text("Object", one => $"{one.Text("involvedObject", "kind")?.ToLowerInvariant()}/{one.Text("involvedObject", "name")}"),
        new("Subobject", "string", (one, _) => one.Text("involvedObject", "fieldPath") ?? "", Wide: true),
        new("Source", "string", (one, _) => one.Text("source", "component") ?? one.Text("reportingComponent") ?? "", Wide: true),
        Text("Message", one => one.Text("message")?.Trim()),
        new("First Seen", "string", (one, now) => HumanDuration.Since(one.Text("firstTimestamp") ?? one.Text("eventTime"), now), Wide: true),
        new("Count", "integer", (one, _) => one.Number("count") ?? 1, Wide: true),
        new("Name", "string", (one, _) => one.Text("metadata", "name"), Wide: true),
    ];

    public static TableColumn[] ConfigMaps { get; } =
        [Name, Number("Data", map => (map.Map("data")?.Count ?? 0) + (map.Map("binaryData")?.Count ?? 0)), Age];

    public static TableColumn[] ResourceQuotas { get; } =
    [
        Name,
        Text("Request", quota => string.Join(", ", quota.Pairs("spec", "hard").Select(limit =>
            $"{limit.Key}: {quota.Text("status", "used", limit.Key) ?? "0"}/{limit.Value}"))),
        new("Limit", "string", (_, _) => ""),
        Age,
    ];

    private static string NodeStatus(JsonObject node)
    {
        var ready = node.Items("status", "conditions")?.FirstOrDefault(one => one.Text("type") == "Ready").Text("status");
        var text = ready switch { "True" => "Ready", null => "Unknown", _ => "NotReady" };
        return node.Flag("spec", "unschedulable") == true ? text + ",SchedulingDisabled" : text;
    }
}
