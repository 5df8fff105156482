using System.Text.Json.Nodes;
using StsDashboard.Simulator.Objects;

namespace StsDashboard.Simulator.Api.Tables;

/// <summary>The columns of each kind, as pkg/printers/internalversion/printers.go defines them.</summary>
internal static class TableColumns
{
    public static TableColumn[] Of(ResourceType type) => type.Plural switch
    {
        "pods" => WorkloadColumns.Pods,
        "statefulsets" => WorkloadColumns.StatefulSets,
        "controllerrevisions" => WorkloadColumns.ControllerRevisions,
        "poddisruptionbudgets" => WorkloadColumns.PodDisruptionBudgets,
        "services" => NetworkColumns.Services,
        "endpointslices" => NetworkColumns.EndpointSlices,
        "persistentvolumeclaims" => StorageColumns.Claims,
        "persistentvolumes" => StorageColumns.Volumes,
        "storageclasses" => StorageColumns.Classes,
        "nodes" => ClusterColumns.Nodes,
        "namespaces" => ClusterColumns.Namespaces,
        "events" => ClusterColumns.Events,
        "configmaps" => ClusterColumns.ConfigMaps,
        "resourcequotas" => ClusterColumns.ResourceQuotas,
        _ => [Name, Age],
    };

    public static TableColumn Name { get; } = Text("Name", obj => obj.Text("metadata", "name"));

    public static TableColumn Age { get; } =
        new("Age", "string", (obj, now) => HumanDuration.Since(obj.Text("metadata", "creationTimestamp"), now));

    public static TableColumn Text(string name, Func<JsonObject, string?> cell, bool wide = false) =>
        new(name, "string", (obj, _) => cell(obj) is { Length: > 0 } text ? text : null, wide);

    public static TableColumn Number(string name, Func<JsonObject, long?> cell) => new(name, "integer", (obj, _) => cell(obj) ?? 0);

    /// <summary>Labels as <c>a=b,c=d</c>, by name.</summary>
    public static string Labels(IEnumerable<KeyValuePair<string, string>> labels) =>
        string.Join(',', labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}"));

    public static string Join(JsonArray? items) => string.Join(',', (items ?? []).Select(item => item.Text()));
}
